import { expect, test } from "vitest";
import { mentionAt, withMention } from "./mentions";

test("an @ after a space or at the start begins a mention, one in an address does not", () => {
  expect(mentionAt("Hallo @an", 9)).toEqual({ from: 6, query: "an" });
  expect(mentionAt("@", 1)).toEqual({ from: 0, query: "" });
  expect(mentionAt("ana@example.org", 15)).toBeNull();
  expect(mentionAt("@ana ist da", 11)).toBeNull();
});

test("the handle takes the place of what was typed", () => {
  expect(withMention("Hallo @an, du", 6, 9, "ana.f")).toEqual({ text: "Hallo @ana.f, du", caret: 12 });
  expect(withMention("@a b", 0, 2, "ana")).toEqual({ text: "@ana b", caret: 5 });
});
