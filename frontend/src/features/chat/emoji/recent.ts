/** The emoji that a person took last, and their skin tone: kept in this browser and nowhere else. */
import { keptFor } from "@/lib/kept";
import type { Tone } from "./find";

const RECENT = "emoji";
const TONE = "emoji-tone";
const MOST = 24;

export function recentEmoji(person: string): readonly string[] {
  const stored = keptFor(person).read(RECENT);
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}

export function keepEmoji(person: string, sign: string): void {
  const others = recentEmoji(person).filter((one) => one !== sign);
  keptFor(person).write(RECENT, [sign, ...others].slice(0, MOST));
}

export function keptTone(person: string): Tone {
  const stored = keptFor(person).read(TONE);
  return stored === 1 || stored === 2 || stored === 3 || stored === 4 || stored === 5 ? stored : 0;
}

export function keepTone(person: string, tone: Tone): void {
  keptFor(person).write(TONE, tone === 0 ? undefined : tone);
}
