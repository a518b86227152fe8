import { expect, test } from "vitest";
import { hoursApart } from "./hours-apart";

const WINTER = new Date("2026-01-15T12:00:00Z");

test("it is later in the east and earlier in the west", () => {
  expect(hoursApart("Asia/Tokyo", "Europe/Berlin", WINTER)).toBe(8);
  expect(hoursApart("America/New_York", "Europe/Berlin", WINTER)).toBe(-6);
});

test("half hours count, and summer time is the day's", () => {
  expect(hoursApart("Asia/Kolkata", "UTC", WINTER)).toBe(5.5);
  expect(hoursApart("Europe/Berlin", "UTC", new Date("2026-07-15T12:00:00Z"))).toBe(2);
});

test("an unknown zone is not guessed at", () => {
  expect(hoursApart("Mars/Olympus_Mons", "UTC", WINTER)).toBe(0);
});
