// @vitest-environment jsdom
import { expect, test } from "vitest";
import { chordOf, type KeyPress, NOTHING_PENDING, type Pending, pressKey, readKeyPress } from "./shortcuts";

const BINDINGS = ["mod+k", "g r", "g h", "?", "r", "shift+e", "alt+arrowup"];

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  hasMod: false,
  hasAlt: false,
  hasShift: false,
  isTyping: false,
  at_ms: 0,
  ...more,
});

function hits(presses: KeyPress[], allowsSingle = true): (string | null)[] {
  let pending: Pending = NOTHING_PENDING;
  return presses.map((one) => {
    const answer = pressKey(pending, one, BINDINGS, allowsSingle);
    pending = answer.pending;
    return answer.hit;
  });
}

test("a chord with mod works everywhere, even while typing", () => {
  expect(hits([press("k", { hasMod: true, isTyping: true })])).toEqual(["mod+k"]);
});

test("a letter is text where text is typed", () => {
  expect(hits([press("r", { isTyping: true })])).toEqual([null]);
  expect(hits([press("r")])).toEqual(["r"]);
});

test("Alt with an arrow works while typing, Alt with a letter may be a letter", () => {
  expect(hits([press("ArrowUp", { hasAlt: true, isTyping: true })])).toEqual(["alt+arrowup"]);
  expect(hits([press("r", { hasAlt: true, isTyping: true })])).toEqual([null]);
});

test("a sequence needs its keys in order and in time", () => {
  expect(hits([press("g"), press("r", { at_ms: 500 })])).toEqual([null, "g r"]);
  expect(hits([press("g"), press("h", { at_ms: 3_000 })])).toEqual([null, null]);
});

test("a broken sequence still hears its last key", () => {
  expect(hits([press("g"), press("?", { hasShift: true })])).toEqual([null, "?"]);
});

test("shift counts for letters and not for signs", () => {
  expect(chordOf(press("?", { hasShift: true }))).toBe("?");
  expect(hits([press("E", { hasShift: true })])).toEqual(["shift+e"]);
  expect(hits([press("e")])).toEqual([null]);
});

test("with single keys off only chords with mod are left", () => {
  expect(hits([press("r"), press("?"), press("k", { hasMod: true })], false)).toEqual([null, null, "mod+k"]);
});

test("AltGr on a German keyboard is not mod", () => {
  const event = new KeyboardEvent("keydown", { key: "€", ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(readKeyPress(event).hasMod).toBe(false);
});
