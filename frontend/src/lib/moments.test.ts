import { expect, test } from "vitest";
import { momentOf, momentWords, offersToRemind, offersToSend, wallTimeOf } from "./moments";

const BERLIN = "Europe/Berlin";
const at = (iso: string) => new Date(iso);

test("a time is one by the clock of the person's zone, summer and winter", () => {
  expect(momentOf({ date: "2026-11-30", time: "09:00" }, BERLIN)).toEqual({ at: at("2026-11-30T08:00:00Z"), isShifted: false });
  expect(momentOf({ date: "2027-07-01", time: "09:00" }, BERLIN)).toEqual({ at: at("2027-07-01T07:00:00Z"), isShifted: false });
  expect(momentOf({ date: "2027-07-01", time: "09:00" }, "America/New_York")?.at).toEqual(at("2027-07-01T13:00:00Z"));
  expect(wallTimeOf(at("2026-12-31T23:30:00Z"), "Asia/Kolkata")).toEqual({ date: "2027-01-01", time: "05:00" });
  for (const wall of [{ date: "", time: "09:00" }, { date: "2026-13-01", time: "09:00" }]) expect(momentOf(wall, BERLIN)).toBeNull();
});

test("an hour that the clocks leap over is the one after it, and is said to be; one that comes twice is the first", () => {
  expect(momentOf({ date: "2027-03-28", time: "02:30" }, BERLIN)).toEqual({ at: at("2027-03-28T01:30:00Z"), isShifted: true });
  expect(wallTimeOf(at("2027-03-28T01:30:00Z"), BERLIN).time).toBe("03:30");
  expect(momentOf({ date: "2027-03-28", time: "03:00" }, BERLIN)).toEqual({ at: at("2027-03-28T01:00:00Z"), isShifted: false });
  expect(momentOf({ date: "2027-10-31", time: "02:30" }, BERLIN)).toEqual({ at: at("2027-10-31T00:30:00Z"), isShifted: false });
});

test("what is offered lies ahead: no afternoon in the evening, no second tomorrow on a Sunday", () => {
  const ids = (iso: string) => offersToSend(at(iso), BERLIN).map(({ id, at: when }) => `${id} ${when.toISOString()}`);
  expect(ids("2026-11-27T05:00:00Z")).toEqual([
    "afternoon 2026-11-27T13:00:00.000Z",
    "tomorrow 2026-11-28T08:00:00.000Z",
    "monday 2026-11-30T08:00:00.000Z",
  ]);
  expect(ids("2026-11-29T20:00:00Z")).toEqual(["tomorrow 2026-11-30T08:00:00.000Z"]);
  expect(ids("2026-11-30T23:30:00Z")).toEqual([
    "afternoon 2026-12-01T13:00:00.000Z",
    "tomorrow 2026-12-02T08:00:00.000Z",
    "monday 2026-12-07T08:00:00.000Z",
  ]);
  expect(ids("2027-03-27T20:00:00Z")[0]).toBe("tomorrow 2027-03-28T07:00:00.000Z");
  expect(offersToRemind(at("2026-11-27T05:00:00Z"), BERLIN).map(({ in_s }) => in_s)).toEqual([1_200, 3_600, 10_800, undefined, undefined]);
});

test("a moment is told as people tell it", () => {
  const now = at("2026-11-27T22:30:00Z");
  expect(momentWords(at("2026-11-27T22:50:00Z"), now, BERLIN, "de")).toBe("heute, 23:50");
  expect(momentWords(at("2026-11-27T23:10:00Z"), now, BERLIN, "de")).toBe("morgen, 00:10");
  expect(momentWords(at("2026-11-30T08:00:00Z"), now, BERLIN, "de")).toBe("Montag, 30. November, 09:00");
});
