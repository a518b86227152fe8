import { describe, expect, it } from "vitest";
import { barsOf, bytesOf, chapterAt, exactWords, readTime, within } from "./timeline";

const CHAPTERS = [
  { start_ms: 0, title: "Arrival" },
  { start_ms: 60_000, title: "Gearbox" },
];

describe("the picture of a sound", () => {
  it("reads a byte a piece from the wire", () => {
    expect([...bytesOf(btoa("\u0000\u0080\u00ff"))]).toEqual([0, 128, 255]);
  });

  it("fills the height with the loudest stretch", () => {
    expect(barsOf(Uint8Array.of(10, 10, 40, 40), 2)).toEqual([25, 100]);
  });

  it("has as many bars as were asked for, of a sound that is shorter too", () => {
    expect(barsOf(Uint8Array.of(50), 3)).toEqual([100, 100, 100]);
  });

  it("is flat where there is no sound", () => {
    expect(barsOf(new Uint8Array(), 2)).toEqual([0, 0]);
    expect(barsOf(Uint8Array.of(0, 0), 2)).toEqual([0, 0]);
  });
});

describe("where one is", () => {
  it("is in the chapter that began last", () => {
    expect(chapterAt(CHAPTERS, 59_999)).toBe(0);
    expect(chapterAt(CHAPTERS, 60_000)).toBe(1);
    expect(chapterAt([], 5)).toBe(-1);
  });

  it("never leaves the episode", () => {
    expect(within(-5, 100)).toBe(0);
    expect(within(500, 100)).toBe(100);
  });
});

describe("times as they are typed", () => {
  it("reads hours, minutes, seconds and parts of them", () => {
    expect(readTime("1:02:03")).toBe(3_723_000);
    expect(readTime(" 12:34.5 ")).toBe(754_500);
    expect(readTime("0:30,25")).toBe(30_250);
    expect(readTime("90")).toBe(90_000);
  });

  it("reads nothing else", () => {
    for (const text of ["", "1:60", "a", "1:2:3:4", "-3", "1:"]) expect(readTime(text)).toBeNull();
  });

  it("reads what it has written", () => {
    for (const at_ms of [0, 9_900, 59_900, 60_000, 754_500, 3_723_400]) expect(readTime(exactWords(at_ms))).toBe(at_ms);
  });
});
