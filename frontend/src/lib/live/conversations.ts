/** Conversations among people, of two or of a group: who is in them, and what they are called. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Person, Room } from "@/lib/wire";
import { useLive } from "./current";
import { nameOf } from "./people";
import type { LiveState, OwnRoom } from "./state";

/** In no community, and nobody looks after it. */
export const isPersonal = ({ kind }: Pick<Room, "kind">): boolean => kind === "direct" || kind === "group";

/** A conversation with oneself. */
export const isNotes = ({ kind, people }: Pick<Room, "kind" | "people">): boolean => kind === "direct" && people.length === 1;

export const othersIn = ({ people }: Pick<Room, "people">, me: string): string[] => people.filter((person) => person !== me);

/** The other one of a conversation of two. */
export function partnerIn(state: Pick<LiveState, "me" | "people">, room: Room): Person | undefined {
  const [other] = room.kind === "direct" ? othersIn(room, state.me.id) : [];
  return other === undefined ? undefined : state.people[other];
}

/** "Dr. Rolf Achterberg" is Rolf to those in a group with him. */
export const firstName = (name: string): string => name.split(" ").find((word) => !word.endsWith(".")) ?? name;

export const notesTitle = (): string => i18n._(msg`Notes to self`);

/** What stands over a room: its name, or for a conversation without one its people. */
export function titleOf(state: LiveState, room: Room): string {
  if (!isPersonal(room) || room.name !== "") return room.name;
  if (isNotes(room)) return notesTitle();
  const others = othersIn(room, state.me.id).map((person) => nameOf(state, person));
  if (room.kind === "direct") return others[0] ?? "";
  if (others.length === 0) return i18n._(msg`Just you`);
  const names = others.length === 1 ? others : others.map(firstName);
  return new Intl.ListFormat(i18n.locale).format(names);
}

export const useRoomTitle = (room: Room): string => useLive((state) => titleOf(state, room));

/** The conversation of two with somebody, or with oneself one's notes, where it is on one's list. */
export function conversationWith(state: Pick<LiveState, "me" | "rooms">, person: string): OwnRoom | undefined {
  const isNotesWanted = person === state.me.id;
  return state.rooms.values().find(
    ({ room }) => room.kind === "direct" && room.people.includes(person) && isNotes(room) === isNotesWanted,
  );
}

/** The latest first; what has just been begun is the latest of all. */
export function conversationsOf(rooms: LiveState["rooms"]): OwnRoom[] {
  const at = ({ lastMessageAt }: OwnRoom) => lastMessageAt ?? "~";
  return rooms.values()
    .filter(({ room }) => isPersonal(room))
    .toSorted((one, other) => (at(one) < at(other) ? 1 : at(one) > at(other) ? -1 : one.room.id < other.room.id ? 1 : -1));
}
