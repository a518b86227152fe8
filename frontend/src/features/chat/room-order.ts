/** Rooms in the order of the list, and which is next. Pure. */
import { countsOf } from "@/lib/live/counts";
import type { LiveState, OwnRoom } from "@/lib/live/state";
import type { Community } from "@/lib/wire";

export interface Section {
  community: Community;
  rooms: readonly OwnRoom[];
}

/** Communities by name; in each its main channel, then the others by name. */
export function sectionsOf({ communities, rooms }: Pick<LiveState, "communities" | "rooms">, locale: string): Section[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const all = Object.values(rooms).filter(({ room }) => room.kind === "channel");
  return Object.values(communities)
    .map(({ community }) => community)
    .toSorted((one, other) => compare(one.name, other.name))
    .map((community) => ({
      community,
      rooms: all.filter(({ room }) => room.community === community.id).toSorted(
        ({ room: one }, { room: other }) => Number(other.is_default) - Number(one.is_default) || compare(one.name, other.name),
      ),
    }));
}

/** The next room above (-1) or below (1) in the list, round its ends. `isWanted` leaves out the others. */
export function nextRoom(
  sections: readonly Section[],
  current: string | null,
  step: 1 | -1,
  isWanted: (room: OwnRoom) => boolean = () => true,
): string | null {
  const all = sections.flatMap((section) => section.rooms);
  const at = all.findIndex(({ room }) => room.id === current);
  const [before, after] = [all.slice(0, Math.max(at, 0)), all.slice(at + 1)];
  const ordered = step === 1 ? [...after, ...before] : [...before.toReversed(), ...after.toReversed()];
  return ordered.find(isWanted)?.room.id ?? null;
}

export const hasUnread = (room: OwnRoom): boolean => countsOf(room).unread > 0;
