import { expect, test } from "vitest";
import { passwordHints } from "./password-hints";

const LENA = ["Lena Vogt", "lena.vogt@werk.example"];

test("ten characters are enough, however many bytes they take", () => {
  expect(passwordHints("kaffee-um-", []).isLongEnough).toBe(true);
  expect(passwordHints("kaffee-um", []).isLongEnough).toBe(false);
  expect(passwordHints("☕☕☕☕☕☕☕☕☕☕", []).isLongEnough).toBe(true);
});

test("one's own name or address is refused, in any order and case", () => {
  expect(passwordHints("VogtLena12", LENA).isItsOwn).toBe(false);
  expect(passwordHints("lena.vogt@werk", LENA).isItsOwn).toBe(false);
});

test("a sentence of its own is fine", () => {
  expect(passwordHints("drei tassen um halb neun", LENA).isItsOwn).toBe(true);
});

test("nothing typed fulfils nothing", () => {
  expect(passwordHints("", LENA)).toEqual({ isLongEnough: false, isItsOwn: false });
});
