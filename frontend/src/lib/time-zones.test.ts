import { expect, test } from "vitest";
import { allTimeZones, describeZone, findTimeZones, timeThere } from "./time-zones";

const WINTER = new Date("2026-01-15T12:00:00Z");
const zones = allTimeZones("de", WINTER, "Europe/Berlin");
const find = (query: string) => findTimeZones(zones, query).map(({ id }) => id);

test("a city is found by its name, without underscores", () => {
  expect(find("new york")[0]).toBe("America/New_York");
  expect(describeZone("America/Argentina/Buenos_Aires", "de", WINTER).city).toBe("Buenos Aires");
});

test("a zone is found by the region and the beginning of the city", () => {
  expect(find("asia tok")).toContain("Asia/Tokyo");
});

test("a zone is found by what people call it", () => {
  expect(find("mitteleuropa")).toContain("Europe/Berlin");
});

test("nothing answers nonsense", () => {
  expect(find("qqqxyz")).toEqual([]);
});

test("the chosen zone stays in the list even where the browser does not know it", () => {
  const odd = allTimeZones("de", WINTER, "Mars/Olympus_Mons");
  expect(odd.find(({ id }) => id === "Mars/Olympus_Mons")).toMatchObject({ city: "Olympus Mons", offset: "" });
});

test("the time there follows the zone", () => {
  expect(timeThere("Europe/Berlin", "de", WINTER)).toBe("13:00");
  expect(timeThere("Mars/Olympus_Mons", "de", WINTER)).toBe("");
});
