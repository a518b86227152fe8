import { describe, expect, it } from "vitest";
import { areSame, drawn, lengthOf, tidied, toHeard } from "./cutting";

const cut = (start_ms: number, end_ms: number) => ({ start_ms, end_ms });

describe("cuts", () => {
  it("stand in order, and those that touch are one", () => {
    expect(tidied([cut(50, 70), cut(0, 10), cut(10, 20), cut(60, 80)], 100)).toEqual([cut(0, 20), cut(50, 80)]);
  });

  it("end with the episode, and have a length", () => {
    expect(tidied([cut(90, 150), cut(30, 30), cut(120, 130)], 100)).toEqual([cut(90, 100)]);
  });

  it("swallow a cut that lies in another one", () => {
    expect(tidied([cut(10, 90), cut(20, 30)], 100)).toEqual([cut(10, 90)]);
  });

  it("are as long as all of them together", () => {
    expect(lengthOf([cut(0, 10), cut(50, 55)])).toBe(15);
  });

  it("move what comes after them forward", () => {
    const cuts = [cut(10, 20), cut(50, 60)];
    expect([5, 10, 15, 20, 40, 70].map((at_ms) => toHeard(at_ms, cuts))).toEqual([5, 10, 10, 10, 30, 50]);
  });

  it("are the same only with the same edges", () => {
    expect(areSame([cut(1, 2)], [cut(1, 2)])).toBe(true);
    expect(areSame([cut(1, 2)], [cut(1, 3)])).toBe(false);
    expect(areSame([], [cut(1, 3)])).toBe(false);
  });

  it("can be drawn from right to left", () => {
    expect(drawn(80.4, -5, 100)).toEqual(cut(0, 80));
  });
});
