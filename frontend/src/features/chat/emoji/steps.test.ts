import { expect, test } from "vitest";
import { nextPlace } from "./steps";

test("arrows move by one and by rows, and stay inside", () => {
  expect(nextPlace("ArrowRight", 3, 20, 8)).toBe(4);
  expect(nextPlace("ArrowRight", 19, 20, 8)).toBe(19);
  expect(nextPlace("ArrowLeft", 0, 20, 8)).toBe(0);
  expect(nextPlace("ArrowDown", 3, 20, 8)).toBe(11);
  expect(nextPlace("ArrowDown", 15, 20, 8)).toBe(19);
  expect(nextPlace("ArrowUp", 11, 20, 8)).toBe(3);
});

test("up from the first row leads out, and other keys are not ours", () => {
  expect(nextPlace("ArrowUp", 5, 20, 8)).toBe("out");
  expect(nextPlace("a", 5, 20, 8)).toBeNull();
  expect(nextPlace("End", 5, 20, 8)).toBe(19);
});
