/**
 * What is new between two pictures of one's coffee rounds, and when it is worth asking anew. Pure.
 *
 * That something is new is told by a fact, which may be lost; so what is said on screen comes of the pictures, and at the
 * moments at which something has to happen one asks without being told.
 */
import type { CoffeeRounds } from "@/lib/wire";

export type RoundNews = { kind: "found" | "fell-through" | "nobody" } | { kind: "opened"; room: string };

export function newsBetween(before: CoffeeRounds, after: CoffeeRounds): RoundNews[] {
  const known = new Map(before.proposals.map((proposal) => [proposal.id, proposal]));
  const isOpen = (id: string) => known.get(id)?.state === "opened";
  const news: RoundNews[] = after.proposals.flatMap(({ id, state, room }): RoundNews[] => {
    if (state === "opened" && room !== null && !isOpen(id)) return [{ kind: "opened", room }];
    return state === "proposed" && !known.has(id) ? [{ kind: "found" }] : [];
  });
  const wishes = new Map(before.series.map(({ id, mine }) => [id, mine]));
  for (const { id, mine } of after.series) {
    const then = wishes.get(id);
    if (mine?.is_looked_for && !then?.is_looked_for) news.push({ kind: "fell-through" });
    if (mine?.why != null && then?.why === null) news.push({ kind: "nobody" });
  }
  return news;
}

const HOUR_MS = 3_600_000;
/** The server looks every five seconds; not everyone asks in the same one. */
const LATER_MS = 6_000;
const SPREAD_MS = 4_000;
/** So long one asks again where nothing has happened that should have. */
const PATIENCE_MS = 120_000;
/** Longer timers overflow in browsers. */
const MOST_MS = 2_000_000_000;

/** In how many ms something has to have happened; null where nothing is ahead. `chance` is from 0 to 1. */
export function nextLook_ms(rounds: CoffeeRounds, now_ms: number, chance: number): number | null {
  const slots = rounds.proposals.filter(({ state }) => state === "proposed").map(({ at }) => Date.parse(at));
  const ends = rounds.proposals.filter(({ state }) => state === "opened").map(({ at }) => Date.parse(at) + HOUR_MS);
  const due = rounds.series.flatMap(({ mine, next_at: at }) => (mine === null || at === null ? [] : [Date.parse(at)]));
  const waits = [...slots, ...ends, ...due]
    .map((at_ms) => at_ms - now_ms)
    .filter((wait_ms) => wait_ms > -PATIENCE_MS)
    .map((wait_ms) => Math.max(0, wait_ms) + LATER_MS + chance * SPREAD_MS);
  return waits.length === 0 ? null : Math.min(...waits, MOST_MS);
}
