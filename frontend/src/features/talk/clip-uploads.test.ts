import { expect, test } from "vitest";
import { type ClipUpload, titleOf, withUpload } from "./clip-uploads";

test("a clip is called as its file, without what only programs read", () => {
  expect(titleOf("Opening_jingle v2.mp3")).toBe("Opening jingle v2");
  expect(titleOf("3. Akt")).toBe("3. Akt");
  expect(titleOf(".ogg")).toBe(".ogg");
  expect(Array.from(titleOf(`${"🎷".repeat(80)}.wav`))).toHaveLength(60);
});

test("news of an upload that was put away changes nothing", () => {
  const one: ClipUpload = { id: 1, talk: "t", file: new File([], "a"), title: "a", part: 0, error: null };
  expect(withUpload([one], 1, { part: 0.5 })).toEqual([{ ...one, part: 0.5 }]);
  expect(withUpload([one], 2, { part: 0.5 })).toEqual([one]);
});
