/** Rooms in the order of the list, and which is next. Pure. */
import { countsOf } from "@/lib/live/counts";
import type { OwnRoom } from "@/lib/live/state";

/** Some rooms of the list: favourites, conversations among people, a section, a community. */
interface Part {
  rooms: readonly OwnRoom[];
}

/** Changes places with its neighbour; what is not seen stays where it is. */
export function movedStar(starred: readonly string[], isSeen: (room: string) => boolean, room: string, step: 1 | -1): string[] {
  const seen = starred.filter(isSeen);
  const neighbour = seen[seen.indexOf(room) + step];
  if (!seen.includes(room) || neighbour === undefined) return [...starred];
  return starred.map((one) => (one === room ? neighbour : one === neighbour ? room : one));
}

/** As many conversations stand in the list until all are asked for; a few more are not worth the asking. */
const MOST_CONVERSATIONS = 8;
const A_FEW = 2;

/** The latest, and of the others those with news and the one that is open. */
export function shownConversations(all: readonly OwnRoom[], current: string | null): OwnRoom[] {
  const most = all.length > MOST_CONVERSATIONS + A_FEW ? MOST_CONVERSATIONS : all.length;
  return all.filter((own, at) => at < most || hasUnread(own) || own.room.id === current);
}

/** The next room above (-1) or below (1) in the list, round its ends. `isWanted` leaves out the others. */
export function nextRoom(
  sections: readonly Part[],
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

/** Rooms with news, those that have waited longest first. */
export function unreadInOrder(parts: readonly Part[]): string[] {
  const at = ({ lastMessageAt }: OwnRoom) => lastMessageAt ?? "";
  return parts
    .flatMap(({ rooms }) => rooms)
    .filter(hasUnread)
    .toSorted((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0))
    .map(({ room }) => room.id);
}

/** The rooms most worth opening, best first: those that ask for one, those with news, then where one was last. */
export function roomsToOffer(sections: readonly Part[], visited: readonly string[]): OwnRoom[] {
  const ranks = new Map(visited.map((room, at) => [room, at]));
  const calm = (own: OwnRoom) => {
    const { unread, mentions } = countsOf(own);
    return mentions > 0 ? 0 : unread > 0 ? 1 : 2;
  };
  // Laid into few boxes instead of sorted: there may be 20,000.
  const boxes: OwnRoom[][] = Array.from({ length: 3 * (visited.length + 1) }, () => []);
  for (const { rooms } of sections) {
    for (const own of rooms) boxes[calm(own) * (visited.length + 1) + (ranks.get(own.room.id) ?? visited.length)]?.push(own);
  }
  return boxes.flat();
}

/** Where to begin: the room one was in last, else the one that is most worth opening. */
export function firstRoom(sections: readonly Part[], visited: readonly string[]): string | null {
  const here = new Set(visited);
  const seen = new Set(sections.flatMap(({ rooms }) => rooms.flatMap(({ room }) => (here.has(room.id) ? [room.id] : []))));
  return visited.find((room) => seen.has(room)) ?? roomsToOffer(sections, visited)[0]?.room.id ?? null;
}

export const hasUnread = (room: OwnRoom): boolean => countsOf(room).unread > 0;
