/** Where a message can be passed on to: rooms in which one writes, and people. Pure. */
import { findByWords } from "@/lib/commands";
import { notesTitle, titleOf } from "@/lib/live/conversations";
import { mayPost } from "@/lib/live/rights";
import type { LiveState } from "@/lib/live/state";
import type { Person, Room } from "@/lib/wire";

export type Goal =
  | { id: string; kind: "room"; room: Room; title: string; hint: string; at: string }
  | { id: string; kind: "person"; person: Person; title: string; hint: string; at: string };

/** As many are listed; who seeks further types. */
export const MOST_SHOWN = 40;
/** As many at once: more would be a circular. */
export const MOST_CHOSEN = 10;

/** The last spoken in first, then people by name. Who has a conversation with one is that person, not a room. */
export function goalsOf(state: LiveState): Goal[] {
  const rooms = state.rooms.values()
    .filter(({ room }) => (room.kind === "channel" || room.kind === "group") && mayPost(state, room))
    .map(({ room, lastMessageAt }): Goal => {
      const hint = state.communities[room.community ?? ""]?.community.name ?? "";
      return { id: room.id, kind: "room", room, title: titleOf(state, room), hint, at: lastMessageAt ?? "" };
    });
  const spokenTo = new Map(
    state.rooms.values().flatMap(({ room, lastMessageAt }) =>
      room.kind === "direct" ? [[room.people.find((id) => id !== state.me.id) ?? state.me.id, lastMessageAt ?? ""] as const] : [],
    ),
  );
  const people = Object.values(state.people)
    .filter(({ active }) => active)
    .map((person): Goal => {
      const title = person.id === state.me.id ? notesTitle() : person.name;
      return { id: person.id, kind: "person", person, title, hint: person.job_title, at: spokenTo.get(person.id) ?? "" };
    });
  return [...rooms, ...people].toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : one.title.localeCompare(other.title)));
}

export function findGoals(goals: readonly Goal[], query: string): readonly Goal[] {
  const found = query.trim() === "" ? goals : findByWords(goals, query, (goal) => `${goal.title} ${goal.hint} ${goal.kind === "person" ? goal.person.handle : ""}`);
  return found.slice(0, MOST_SHOWN);
}
