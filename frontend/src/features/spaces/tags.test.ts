import { expect, test } from "vitest";
import { asTag, withTags } from "./tags";

test("a tag is spelt as the server spells it", () => {
  expect(["#Sport ", "Works  Council", "draußen", "spo\u00adrt\u200b", " ! ", "x".repeat(40)].map(asTag)).toEqual([
    "sport",
    "works-council",
    "draußen",
    "sport",
    "",
    "x".repeat(30),
  ]);
});

test("several come at once, and none twice", () => {
  expect(withTags(["sport"], "Laufen, SPORT, ,")).toEqual(["sport", "laufen"]);
});
