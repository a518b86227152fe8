import { expect, test } from "vitest";
import { boxOf, columnsOf } from "./layout";
import { endingOf, familyOf, sizeWords } from "./words";

test.each([
  [812, "812 byte"],
  [3_400, "3.4 kB"],
  [999_600, "1 MB"],
  [104_857_600, "105 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes, "en")).toBe(words);
});

test("a file is known by its ending, if it has one", () => {
  expect(["Plan.pdf", "a.tar.gz", "Makefile", "x.toolongforone"].map(endingOf)).toEqual(["PDF", "GZ", "", ""]);
  expect(["Plan.PDF", "Zahlen.xlsx", "Makefile"].map(familyOf)).toEqual(["document", "sheet", "other"]);
});

test("a picture's place has its proportions, and bounds", () => {
  expect(boxOf(4_000, 3_000)).toEqual({ width: 420, height: 315 });
  expect(boxOf(40, 30)).toEqual({ width: 72, height: 72 });
  expect(boxOf(1_000, 8_000)).toEqual({ width: 72, height: 320 });
  expect(boxOf(null, null)).toEqual({ width: 420, height: 236 });
});

test("pictures stand two by two where that comes out even", () => {
  expect([2, 3, 4, 5].map(columnsOf)).toEqual([2, 3, 2, 3]);
});
