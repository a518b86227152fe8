import { expect, test } from "vitest";
import { withTick } from "./tasks";

test("the box of one line is ticked and emptied, and nothing else", () => {
  const body = "To do:\n- [ ] a [ ] b\n  1. [x] c\n> * [X] d";
  expect(withTick(body, 1, true)).toBe("To do:\n- [x] a [ ] b\n  1. [x] c\n> * [X] d");
  expect(withTick(body, 2, false)).toBe("To do:\n- [ ] a [ ] b\n  1. [ ] c\n> * [X] d");
  expect(withTick(body, 3, false)).toBe("To do:\n- [ ] a [ ] b\n  1. [x] c\n> * [ ] d");
});

test("where no box stands any more nothing is changed", () => {
  expect([withTick("- a", 0, true), withTick("- [ ] a", 4, true), withTick("say [ ] b", 0, true)]).toEqual([null, null, null]);
});
