/** Rooms as they come with the start snapshot, column by column, put together again. Pure. */
import type { Home, MyRoom, MyRoomColumns, Start } from "@/lib/wire";

const NOBODY: readonly string[] = [];

export function roomsOf(columns: MyRoomColumns): MyRoom[] {
  const { community, name, purpose, trait, traits, people, seq, read_seq, read_version, unread, mentions, last_message_at } = columns;
  return columns.id.map((id, at) => {
    const { kind, visibility, posting, pinning, is_locked, lock_reason, slow_s, is_default, position, is_archived } = nth(traits, nth(trait, at));
    return {
      room: {
        id,
        kind,
        community: nth(community, at),
        // Of a channel nobody is named here, and nobody changes this list.
        people: people[id] ?? (NOBODY as string[]),
        name: nth(name, at),
        purpose: nth(purpose, at),
        visibility,
        posting,
        pinning,
        is_locked,
        lock_reason,
        slow_s,
        is_default,
        position,
        is_archived,
      },
      seq: nth(seq, at),
      read_seq: nth(read_seq, at),
      read_version: nth(read_version, at),
      unread: nth(unread, at),
      mentions: nth(mentions, at),
      last_message_at: nth(last_message_at, at),
    };
  });
}

/** A column that is too short is a fault of the server: better no list than one that is put together wrongly. */
function nth<Value>(column: readonly Value[], at: number): Value {
  if (at >= column.length) throw new Error("A column of rooms is too short.");
  return column[at] as Value;
}

export const homeOf = (start: Start): Home => ({ ...start, rooms: roomsOf(start.rooms) });
