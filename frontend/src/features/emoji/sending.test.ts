import { expect, test } from "vitest";
import { nameOfFile } from "./sending";

test("a file's name becomes one that the server takes", () => {
  expect(["Party Papagei (1).gif", "Größe+.png", "__.webp", "a".repeat(50)].map(nameOfFile)).toEqual(["party_papagei", "größe", "", "a".repeat(32)]);
});
