/**
 * A community's hue, from its name: the same on every device without being stored.
 *
 * Sixteen hues rather than 360, so that neighbours in a list are told apart or are the same, never "nearly".
 * The band around on-air red (10° to 40°) is left out: red means live, and nothing else.
 */
import type { CSSProperties } from "react";

const FIRST_DEG = 45;
const SPAN_DEG = 320;
const STEPS = 16;

/** FNV-1a, 32 bit: short, well spread for short names. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ unit, 0x01000193);
  }
  // FNV leaves its low bits weak for short texts: fold the high ones in.
  return (value ^ (value >>> 15)) >>> 0;
}

/** The hue in degrees, 0 to 360, of any name. Case and surrounding space do not matter. */
export function hueOf(name: string): number {
  const step = hash(name.trim().normalize("NFC").toLowerCase()) % STEPS;
  return (FIRST_DEG + (step * SPAN_DEG) / STEPS) % 360;
}

/** Spread onto an element to give it `--hue-wash`, `--hue-ink` and `--hue-mark`. */
export function hueProps(name: string): { "data-hue": number; style: CSSProperties } {
  const hue = hueOf(name);
  return { "data-hue": hue, style: { "--hue": hue } as CSSProperties };
}
