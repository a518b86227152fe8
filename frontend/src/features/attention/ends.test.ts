import { expect, test } from "vitest";
import { fieldsOf, momentOf, ownMoment } from "./ends";
import { cleaned } from "./QuietHoursPart";

test("ends are by the clock of this device", () => {
  const friday = new Date(2026, 10, 27, 14, 10);
  const at = (end: Parameters<typeof momentOf>[0], now = friday) => {
    const moment = momentOf(end, now);
    return moment && Object.values(fieldsOf(moment)).join(" ");
  };
  expect(at("half")).toBe("2026-11-27 14:40");
  expect(at("morning")).toBe("2026-11-28 08:00");
  expect(at("morning", new Date(2026, 10, 27, 3))).toBe("2026-11-27 08:00");
  expect(at("today")).toBe("2026-11-28 00:00");
  expect(at("week")).toBe("2026-11-30 00:00");
  expect(at("week", new Date(2026, 10, 29, 23))).toBe("2026-11-30 00:00");
  expect(at("week", new Date(2026, 10, 30, 1))).toBe("2026-12-07 00:00");
  expect([at("none"), at("own")]).toEqual([null, null]);
});

test("fields that are not filled are no moment", () => {
  expect(ownMoment("", "10:00")).toBeNull();
  expect(ownMoment("2026-11-27", "")).toBeNull();
  expect(ownMoment("2026-11-27", "10:00")?.getHours()).toBe(10);
});

test("midnight at the end of quiet hours is the end of that day", () => {
  expect(cleaned({ days: [7, 6], start: "00:00", end: "00:00" })).toEqual({ days: [6, 7], start: "00:00", end: "24:00" });
  expect(cleaned({ days: [5], start: "18:00", end: "08:00" })).toEqual({ days: [5], start: "18:00", end: "08:00" });
});
