/**
 * Which shortcut a key press completes. Pure: the press and the time come in, the answer goes out.
 * Keys are written "mod+k", "shift+e", "g r", "?", "escape"; "mod" is Ctrl, or Command on a Mac.
 */
import { createCell } from "./cell";

export interface KeyPress {
  /** KeyboardEvent.key */
  key: string;
  hasMod: boolean;
  hasAlt: boolean;
  hasShift: boolean;
  /** The focus is where letters are text. Only chords with mod, or with Alt and a named key, work there. */
  isTyping: boolean;
  at_ms: number;
}

/** Chords pressed so far of a sequence, and when the last one was. */
export interface Pending {
  chords: readonly string[];
  at_ms: number;
}

export const NOTHING_PENDING: Pending = { chords: [], at_ms: 0 };

const SEQUENCE_MS = 1_200;
const STORE_KEY = "flurfunk.single-keys";

/** Single letters as shortcuts get in the way of speech input: WCAG 2.1.4 wants a switch. */
export const singleKeysCell = createCell(true);

export function restoreSingleKeys(): void {
  singleKeysCell.set(localStorage.getItem(STORE_KEY) !== "off");
}

export function allowSingleKeys(allowed: boolean): void {
  localStorage.setItem(STORE_KEY, allowed ? "on" : "off");
  singleKeysCell.set(allowed);
}

/** "mod+shift+k". Shift counts only with letters and named keys: "?" needs it on some keyboards and not on others. */
export function chordOf({ key, hasMod, hasAlt, hasShift }: KeyPress): string {
  const name = key.toLowerCase();
  const shiftCounts = hasShift && (name.length > 1 || name !== name.toUpperCase());
  return [hasMod && "mod", hasAlt && "alt", shiftCounts && "shift", name].filter(Boolean).join("+");
}

/** `hit` is the binding that this press completes, if any. */
export function pressKey(
  pending: Pending,
  press: KeyPress,
  bindings: readonly string[],
  allowsSingle = true,
): { hit: string | null; pending: Pending } {
  // Alt with a named key (an arrow) types nothing, so it is a chord like those with mod.
  const isChord = press.hasMod || (press.hasAlt && press.key.length > 1);
  if (!isChord && (press.isTyping || !allowsSingle)) return { hit: null, pending: NOTHING_PENDING };
  const isLate = press.at_ms - pending.at_ms > SEQUENCE_MS;
  const before = isLate ? [] : pending.chords;
  const chord = chordOf(press);
  for (const chords of before.length > 0 ? [[...before, chord], [chord]] : [[chord]]) {
    const keys = chords.join(" ");
    if (bindings.includes(keys)) return { hit: keys, pending: NOTHING_PENDING };
    if (bindings.some((binding) => binding.startsWith(`${keys} `))) {
      return { hit: null, pending: { chords, at_ms: press.at_ms } };
    }
  }
  return { hit: null, pending: NOTHING_PENDING };
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

const TEXT_INPUTS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]";

export function readKeyPress(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  // AltGr arrives as Ctrl and Alt together: on a German keyboard it types "@" and "€".
  const isAltGr = event.getModifierState("AltGraph");
  return {
    key: event.key,
    hasMod: !isAltGr && (isMac() ? event.metaKey : event.ctrlKey),
    hasAlt: !isAltGr && event.altKey,
    hasShift: event.shiftKey,
    isTyping: target?.closest(TEXT_INPUTS) != null,
    at_ms: event.timeStamp,
  };
}
