import { expect, test } from "vitest";
import german from "virtual:emoji/de";
import english from "virtual:emoji/en";
import { findEmoji, nameAt, parseTable, signsByName, type Tone, toned, withSigns } from "./find";

const de = parseTable(german);
const en = parseTable(english);
const first = (search: string, all = de) => findEmoji(all, search)[0]?.sign;

test("every emoji has a sign, a group and a name", () => {
  expect(de.length).toBeGreaterThan(1_800);
  expect(de.map(({ sign }) => sign)).toEqual(en.map(({ sign }) => sign));
  expect(de.every(({ sign, group, names }) => sign !== "" && group >= 0 && (names[0] ?? "") !== "")).toBe(true);
});

test("emoji are found in the person's language, and by their English names", () => {
  expect(first("kaffee")).toBe("☕");
  expect(first("coffee")).toBe("☕");
  expect(first("Daumen hoch")).toBe("👍");
  expect(first("thumbs up", en)).toBe("👍");
  expect(findEmoji(de, "baer").map(({ sign }) => sign)).toContain("🐻");
  expect(findEmoji(de, "gibtesnicht")).toEqual([]);
});

test("one spelling a sign: what is a picture anyway has no mark that asks for one", () => {
  expect(de.some(({ sign }) => sign === "👍")).toBe(true);
  expect(de.some(({ sign }) => sign === "❤️")).toBe(true);
});

test("a tone follows the first sign, and only where there is skin", () => {
  const inTone = (sign: string, tone: Tone) => de.filter((emoji) => emoji.sign === sign).map((emoji) => toned(emoji, tone))[0];
  expect(inTone("👍", 3)).toBe("👍🏽");
  expect(inTone("🧑‍💻", 5)).toBe("🧑🏿‍💻");
  expect(inTone("☝️", 1)).toBe("☝🏻");
  expect(inTone("☕", 3)).toBe("☕");
});

test("a name begins after a space, not within a time or an address", () => {
  expect(nameAt("hm :kaf", 7)).toEqual({ from: 3, query: "kaf" });
  expect(nameAt(":kä", 3)).toEqual({ from: 0, query: "kä" });
  expect(nameAt("um 12:30", 8)).toBeNull();
  expect(nameAt("http://ab", 9)).toBeNull();
  expect(nameAt(":k", 2)).toBeNull();
});

test("names become signs on sending, in code they stay", () => {
  const signs = signsByName(de);
  const shown = (text: string) => withSigns(text, (name) => signs.get(name));
  expect(shown("Erst :kaffee:, dann :tada:")).toBe("Erst ☕, dann 🎉");
  expect(shown("`:kaffee:` und :nichts_davon:")).toBe("`:kaffee:` und :nichts_davon:");
  expect(shown("```\n:tada:\n``` :tada:")).toBe("```\n:tada:\n``` 🎉");
  expect(shown("um 12:30:15 Uhr")).toBe("um 12:30:15 Uhr");
});

test("the tables are small enough to load while one types", () => {
  expect(german.length).toBeLessThan(250_000);
});

test("the server knows their names, so that no emoji of the organisation's own takes one", async () => {
  const names = [...new Set([...de, ...en].flatMap((emoji) => emoji.names.map((name) => name.toLowerCase().normalize("NFC"))))];
  const fitting = names.filter((name) => /^[a-z0-9äöüß][a-z0-9äöüß_+-]{1,31}$/.test(name)).toSorted();
  // With `npx vitest run -u` this test writes the file.
  await expect(`${fitting.join("\n")}\n`).toMatchFileSnapshot("../../../../../workspace/emoji/standard.txt");
});
