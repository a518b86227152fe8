/** What is left out of an episode, in the time of the uncut one. The same rules as the server's (talk/episodes/cuts.py). Pure. */
import type { Cut } from "@/lib/wire";

/** Shorter ones are a slip of the hand. */
export const SHORTEST_CUT_MS = 100;

/** In order, within the episode, those that touch joined. */
export function tidied(cuts: readonly Cut[], duration_ms: number): Cut[] {
  const kept: Cut[] = [];
  const inside = cuts.map(({ start_ms, end_ms }) => ({ start_ms: Math.max(0, start_ms), end_ms: Math.min(end_ms, duration_ms) }));
  for (const cut of inside.toSorted((one, other) => one.start_ms - other.start_ms)) {
    const last = kept.at(-1);
    if (cut.end_ms <= cut.start_ms) continue;
    if (last && cut.start_ms <= last.end_ms) kept[kept.length - 1] = { ...last, end_ms: Math.max(last.end_ms, cut.end_ms) };
    else kept.push(cut);
  }
  return kept;
}

export const lengthOf = (cuts: readonly Cut[]): number => cuts.reduce((sum, { start_ms, end_ms }) => sum + end_ms - start_ms, 0);

/** Where a moment of the uncut episode is heard in the cut one; what was cut out is where the cut is. */
export function toHeard(at_ms: number, cuts: readonly Cut[]): number {
  return cuts.reduce((heard, { start_ms, end_ms }) => (start_ms < at_ms ? heard - (Math.min(end_ms, at_ms) - start_ms) : heard), at_ms);
}

export const areSame = (one: readonly Cut[], other: readonly Cut[]): boolean =>
  one.length === other.length && one.every(({ start_ms, end_ms }, i) => other[i]?.start_ms === start_ms && other[i].end_ms === end_ms);

/** What the hand has drawn, whichever way. */
export function drawn(from_ms: number, to_ms: number, duration_ms: number): Cut {
  const [start_ms, end_ms] = from_ms <= to_ms ? [from_ms, to_ms] : [to_ms, from_ms];
  return { start_ms: Math.max(0, Math.round(start_ms)), end_ms: Math.min(duration_ms, Math.round(end_ms)) };
}
