import { describe, expect, it } from "vitest";
import { openFilter, readTyped, wholeOf, withFilter, withoutFilter } from "./query";

const mara = { operator: "from", value: "@mara", isNot: false } as const;

describe("what stands in the search field", () => {
  it("tells filters from words, in both languages", () => {
    expect(readTyped('Drucker von:@mara in:"Küche oben" -hat:link http://a.b')).toEqual({
      filters: [mara, { operator: "in", value: "Küche oben", isNot: false }, { operator: "has", value: "link", isNot: true }],
      text: "Drucker http://a.b",
    });
  });

  it("leaves a filter that may go on as text until a space is typed", () => {
    expect(readTyped("from:@mara", true)).toEqual({ filters: [], text: "from:@mara" });
    expect(readTyped("from:@mara ", true)).toEqual({ filters: [mara], text: "" });
  });

  it("comes back from the address as it went there", () => {
    for (const typed of ['from:@mara in:"Küche oben" plan -alt', '"zwei wörter"', "-from:me plan"]) {
      expect(wholeOf(readTyped(typed))).toBe(typed);
    }
  });

  it("adds a filter once and takes it away again", () => {
    const once = withFilter(withFilter({ filters: [], text: "plan" }, mara), mara);
    expect(wholeOf(once)).toBe("from:@mara plan");
    expect(wholeOf(withoutFilter(once, mara))).toBe("plan");
  });

  it("knows the operator that is being written", () => {
    expect(openFilter("plan von:ma")).toEqual({ operator: "from", value: "ma", isNot: false, before: "plan" });
    expect(openFilter('in:"Küche o')?.value).toBe("Küche o");
    expect(openFilter("in:")?.value).toBe("");
    expect(openFilter("von:ma plan")).toBeNull();
    expect(openFilter("note:ma")).toBeNull();
  });
});
