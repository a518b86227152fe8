// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { forgetSearches, keepSearch, recentSearches } from "./recent";

describe("recent searches", () => {
  beforeEach(() => localStorage.clear());

  it("stand newest first, each once", () => {
    for (const search of ["plan", "kaffee", "plan"]) keepSearch("p1", search);
    expect(recentSearches("p1")).toEqual(["plan", "kaffee"]);
  });

  it("keep what was typed to its end, not its beginnings", () => {
    for (const search of ["kaf", "kaffee", "kaffeemaschine"]) keepSearch("p1", search);
    expect(recentSearches("p1")).toEqual(["kaffeemaschine"]);
  });

  it("are one person's, and go when they say so", () => {
    keepSearch("p1", "plan");
    expect(recentSearches("p2")).toEqual([]);
    forgetSearches("p1");
    expect(recentSearches("p1")).toEqual([]);
  });
});
