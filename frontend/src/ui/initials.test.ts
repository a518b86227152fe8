import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test.each([
  ["Lena Vogt", "LV"],
  ["Jörg van Öz", "JÖ"],
  ["lena", "L"],
  ["(Werk 2) Ana", "WA"],
  ["  ", "?"],
  ["🎉 Party", "P"],
  ["o\u0308zil mesut", "ÖM"],
])("%j is drawn as %j", (name, letters) => {
  expect(initialsOf(name)).toBe(letters);
});
