/** Rooms and communities that answer what is typed in the palette: quick with 20,000 of them. Pure but for its memory. */
import { findByFolded, fold } from "@/lib/commands";
import { isArchived } from "@/lib/live/rights";
import type { LiveState } from "@/lib/live/state";
import type { Room } from "@/lib/wire";

export interface RoomHit {
  id: string;
  name: string;
  /** The name of its community; null: it is one. */
  community: string | null;
  /** What is looked for in it. */
  folded: string;
}

type Known = Pick<LiveState, "communities" | "rooms">;

export function roomHits(state: Known, query: string): RoomHit[] {
  return findByFolded(candidates(state), query, ({ folded }) => folded);
}

const folded = new WeakMap<Room, RoomHit>();

/** Folding 20,000 names takes longer than looking through them: each is folded once. */
function hitOf(room: Room, community: string): RoomHit {
  const known = folded.get(room);
  if (known?.community === community) return known;
  const hit = { id: room.id, name: room.name, community, folded: fold(`${room.name} ${community}`) };
  folded.set(room, hit);
  return hit;
}

let memo: { state: Known; hits: RoomHit[] } | null = null;

/** What there is to find, as long as nothing has changed: letters follow each other quicker than rooms. */
function candidates(state: Known): RoomHit[] {
  if (memo?.state.rooms === state.rooms && memo.state.communities === state.communities) return memo.hits;
  const open = Object.values(state.communities).filter(({ community }) => !community.is_archived);
  const names = new Map(open.map(({ community }) => [community.id, community.name]));
  const rooms = state.rooms.values().flatMap(({ room }): RoomHit[] => {
    const community = names.get(room.community ?? "");
    return community === undefined || room.kind !== "channel" || isArchived(state, room) ? [] : [hitOf(room, community)];
  });
  const hits = [...rooms, ...open.map(({ community }): RoomHit => ({ id: community.id, name: community.name, community: null, folded: fold(community.name) }))];
  memo = { state, hits };
  return hits;
}
