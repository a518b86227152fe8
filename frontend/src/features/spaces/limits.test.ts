import { expect, test } from "vitest";
import { fits, roomLeft } from "./limits";

test("little is said of a limit that is far", () => {
  expect(roomLeft("Tea", 60)).toEqual({ state: "plenty" });
});

test("near the limit it counts what is left, past it what is too much", () => {
  expect(roomLeft("x".repeat(50), 60)).toEqual({ state: "near", left: 10 });
  expect(roomLeft("x".repeat(61), 60)).toEqual({ state: "over", over: 1 });
});

test("it counts signs as the server does, and not the space around them", () => {
  expect(fits(`  ${"🫖".repeat(60)}  `, 60)).toBe(true);
});
