/**
 * The coffee rooms that one may enter, and who is there: asked for with every connection, then kept true by facts. No
 * log tells who sat where; so of two pictures of a room the one with the higher version counts, whichever came later.
 */
import { useSyncExternalStore } from "react";
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { AnyEvent, AnyFact, CoffeeRoom, CoffeeSite } from "./wire";

export interface Corners {
  rooms: Readonly<Record<string, CoffeeRoom>>;
  /** Where one may open corners, for administrators. */
  sites: readonly CoffeeSite[];
}

/** Null until they have been asked for. */
export const cornersCell = createCell<Corners | null>(null);

type CornerFact = Extract<AnyFact, { type: "coffee.changed" | "coffee.gone" }>;

/** What came while the server was asked, which its answer may not know. */
let meanwhile: CornerFact[] = [];
let asking: Promise<void> | null = null;
let isStale = false;

/** Pure. */
export function withFact(rooms: Corners["rooms"], fact: CornerFact): Corners["rooms"] {
  if (fact.type === "coffee.gone") return Object.fromEntries(Object.entries(rooms).filter(([id]) => id !== fact.room));
  const before = rooms[fact.room.id];
  return before && before.version >= fact.room.version ? rooms : { ...rooms, [fact.room.id]: fact.room };
}

/** Asks again; who asks meanwhile gets an answer that is no older than their question. */
export async function refreshCorners(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        meanwhile = [];
        const { rooms, sites } = await api.get("/api/coffee");
        const asked = Object.fromEntries(rooms.map((room) => [room.id, room]));
        cornersCell.set({ rooms: meanwhile.reduce(withFact, asked), sites });
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
}

export const refreshCornersQuietly = (): void => void refreshCorners().catch(() => undefined);

export function hearOfCorner(fact: CornerFact): void {
  if (asking) meanwhile.push(fact);
  const corners = cornersCell.get();
  if (corners) cornersCell.set({ ...corners, rooms: withFact(corners.rooms, fact) });
}

/** Other communities are open to one now, so other rooms are. */
export const changesCorners = ({ type }: AnyEvent): boolean =>
  type === "community.entered" || type === "community.exited" || type === "community.changed" || type === "community.founded";

export const useCorners = (): Corners | null => useCell(cornersCell);

export function useCorner(id: string): CoffeeRoom | undefined {
  return useCell(cornersCell)?.rooms[id];
}

/** The coffee room that somebody sits in, of those that one may enter. Draws anew only when it is another one. */
export function useCoffeeOf(person: string): CoffeeRoom | undefined {
  const id = useSyncExternalStore(cornersCell.subscribe, () => roomOf(person)?.id);
  return id === undefined ? undefined : cornersCell.get()?.rooms[id];
}

const roomOf = (person: string): CoffeeRoom | undefined =>
  Object.values(cornersCell.get()?.rooms ?? {}).find(({ people }) => people.some((one) => one.person === person));
