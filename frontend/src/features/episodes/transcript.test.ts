import { expect, test } from "vitest";
import type { TranscriptLine } from "@/lib/wire";
import { found, lineAt, turnsOf } from "./transcript";

const line = (id: string, person: string, start_ms: number): TranscriptLine => ({ id, person, start_ms, end_ms: start_ms + 900, text: id, language: "en" });
const LINES = [line("a", "mara", 0), line("b", "mara", 2_000), line("c", "tobias", 4_000), line("d", "mara", 6_000)];

test("Lines of one person in a row are one turn.", () => {
  expect(turnsOf(LINES).map(({ person, lines }) => [person, lines.length])).toEqual([
    ["mara", 2],
    ["tobias", 1],
    ["mara", 1],
  ]);
  expect(turnsOf([])).toEqual([]);
});

test("The line that is heard stays until another begins.", () => {
  expect(lineAt(LINES, 1_999)?.id).toBe("a");
  expect(lineAt(LINES, 2_000)?.id).toBe("b");
  expect(lineAt(LINES, 90_000)?.id).toBe("d");
  expect(lineAt(LINES.slice(1), 0)).toBeUndefined();
});

test("Words are found whatever their case, as often as they are there.", () => {
  expect(found("Das Getriebe. Getriebe!", "getriebe")).toEqual([
    { text: "Das ", isFound: false },
    { text: "Getriebe", isFound: true },
    { text: ". ", isFound: false },
    { text: "Getriebe", isFound: true },
    { text: "!", isFound: false },
  ]);
  expect(found("Das Getriebe", "motor")).toBeNull();
  expect(found("Das Getriebe", "  ")).toEqual([{ text: "Das Getriebe", isFound: false }]);
});
