/**
 * One's own list of rooms: which parts it has, in which order, and which rooms stand in each. Pure, and fast at 20,000
 * rooms: what a message changes (counts, times) does not sort the list anew.
 */
import { compareChannels } from "@/lib/live/channel-order";
import { isPersonal } from "@/lib/live/conversations";
import { isArchived } from "@/lib/live/rights";
import type { LiveState, OwnRoom } from "@/lib/live/state";
import { sameItems } from "@/lib/store";
import { isBeside, type Community, type Room, type SidebarSection, type Sort } from "@/lib/wire";

/** Names of the parts that are neither a community nor a section of one's own. */
export const STARRED = "starred";
export const DIRECTS = "directs";

interface Named {
  /** As the sidebar names it: what is folded, ordered and sorted goes by this. */
  name: string;
  sort: Sort;
  rooms: readonly OwnRoom[];
}

export type Part =
  | (Named & { kind: "starred" | "directs" })
  | (Named & { kind: "section"; section: SidebarSection })
  | (Named & { kind: "community"; community: Community });

export type Listed = Pick<LiveState, "communities" | "rooms" | "sidebar">;

let last: { state: Listed; locale: string; placed: readonly Unfilled[]; parts: readonly Part[] } | null = null;

/** Everything in the order of the list. Remembered, since several ask for it in each state. */
export function partsOf({ communities, rooms, sidebar }: Listed, locale: string): readonly Part[] {
  const isSame = last?.state.rooms === rooms && last.state.communities === communities && last.state.sidebar === sidebar && last.locale === locale;
  if (last && isSame) return last.parts;
  const state = { communities, rooms, sidebar };
  const placed = placeRooms(state, locale);
  const before = last?.placed === placed ? last.parts : [];
  const parts = placed.map((part, at): Part => {
    const own = sorted(part, roomsIn(state, part.ids), locale);
    const known = before[at];
    // Where nothing has happened the part stays the same value, and nothing of it is drawn anew.
    return known && sameItems(known.rooms, own) ? known : { ...part, rooms: own };
  });
  last = { state, locale, placed, parts };
  return parts;
}

type Unfilled = Part extends infer One ? (One extends Part ? Omit<One, "rooms"> & { ids: readonly string[] } : never) : never;

const roomsIn = ({ rooms }: Listed, ids: readonly string[]): OwnRoom[] => ids.flatMap((id) => rooms.get(id) ?? []);

/** Those that are sorted by what happens; the others stand as `placeRooms` put them. */
function sorted(part: Unfilled, rooms: OwnRoom[], locale: string): OwnRoom[] {
  const byTime = part.sort === "activity" || (part.kind === "directs" && part.sort === "hand");
  if (!byTime) return part.kind === "directs" ? rooms.toSorted((one, other) => compareIn(locale)(one.room.name, other.room.name)) : rooms;
  // What has just been begun is the latest of all conversations; a channel that nobody spoke in is the last.
  const none = part.kind === "directs" ? "~" : "";
  const at = ({ lastMessageAt }: OwnRoom) => lastMessageAt ?? none;
  return rooms.toSorted((one, other) => (at(one) < at(other) ? 1 : at(one) > at(other) ? -1 : one.room.id < other.room.id ? 1 : -1));
}

interface Memo {
  table: Listed["rooms"];
  communities: Listed["communities"];
  sidebar: Listed["sidebar"];
  locale: string;
  rooms: readonly Room[];
  parts: Unfilled[];
}

let memo: Memo | null = null;

/** Which rooms stand where, by their ids. Remembered until a room, a community or the arrangement is another. */
function placeRooms(state: Listed, locale: string): Unfilled[] {
  const { communities, sidebar, rooms: table } = state;
  const isArranged = memo?.communities === communities && memo.sidebar === sidebar && memo.locale === locale;
  if (memo && isArranged && memo.table === table) return memo.parts;
  const rooms = table.values().map(({ room }) => room);
  const isSame = isArranged && memo?.rooms.length === rooms.length && memo.rooms.every((room, at) => room === rooms[at]);
  memo = { table, communities, sidebar, locale, rooms, parts: memo && isSame ? memo.parts : place(state, rooms, locale) };
  return memo.parts;
}

const collators = new Map<string, Intl.Collator>();

function compareIn(locale: string): (one: string, other: string) => number {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, known);
  return known.compare;
}

function place(state: Listed, rooms: readonly Room[], locale: string): Unfilled[] {
  const { sidebar } = state;
  const compare = compareIn(locale);
  const isShown = new Set(rooms.filter((room) => !isBeside(room) && !isArchived(state, room)).map(({ id }) => id));
  const taken = new Set([...sidebar.starred, ...sidebar.sections.flatMap((section) => section.rooms)]);
  const directs: string[] = [];
  const channels = new Map<string, Room[]>();
  for (const room of rooms) {
    if (!isShown.has(room.id) || taken.has(room.id)) continue;
    if (isPersonal(room)) directs.push(room.id);
    else if (room.community !== null) {
      const before = channels.get(room.community);
      if (before) before.push(room);
      else channels.set(room.community, [room]);
    }
  }
  const byName = (one: Room, other: Room) => compare(one.name, other.name);
  const sortOf = (name: string): Sort => sidebar.sorts[name] ?? "hand";
  const inSection = ({ id, rooms: ids }: SidebarSection) => {
    const own = ids.filter((room) => isShown.has(room) && !sidebar.starred.includes(room));
    return sortOf(id) === "name" ? roomsNamed(state, own).sort(byName).map((room) => room.id) : own;
  };
  const ofCommunity = (id: string) => {
    const own = channels.get(id) ?? [];
    return own.sort(sortOf(id) === "name" ? byName : (one, other) => compareChannels(one, other, compare)).map((room) => room.id);
  };
  const parts: Unfilled[] = [
    { kind: "starred", name: STARRED, sort: "hand", ids: sidebar.starred.filter((room) => isShown.has(room)) },
    ...sidebar.sections.map((section): Unfilled => ({ kind: "section", name: section.id, sort: sortOf(section.id), section, ids: inSection(section) })),
    { kind: "directs", name: DIRECTS, sort: sortOf(DIRECTS), ids: directs },
    ...Object.values(state.communities)
      .map(({ community }) => community)
      .filter(({ is_archived }) => !is_archived)
      .toSorted((one, other) => compare(one.name, other.name))
      .map((community): Unfilled => ({ kind: "community", name: community.id, sort: sortOf(community.id), community, ids: ofCommunity(community.id) })),
  ];
  return inOwnOrder(parts, sidebar.order);
}

const roomsNamed = ({ rooms }: Listed, ids: readonly string[]): Room[] => ids.flatMap((id) => rooms.get(id)?.room ?? []);

/** Favourites always stand first; what one never moved stands behind what one did. */
export function inOwnOrder<Item extends { name: string }>(parts: readonly Item[], order: readonly string[]): Item[] {
  const places = new Map(order.map((name, at) => [name, at]));
  const rank = ({ name }: Item) => (name === STARRED ? -1 : (places.get(name) ?? order.length));
  return parts.toSorted((one, other) => rank(one) - rank(other));
}

/** The names of all parts after one of them took the place of another; favourites are no part of it. */
export function movedPart(names: readonly string[], moving: string, target: string): string[] {
  const movable = names.filter((name) => name !== STARRED);
  const [from, to] = [movable.indexOf(moving), movable.indexOf(target)];
  if (from === -1 || to === -1) return movable;
  return movable.toSpliced(from, 1).toSpliced(to, 0, moving);
}
