/** Who is in the organisation, who one is oneself, and who is there right now. */
import { isBeside, type Person } from "@/lib/wire";
import type { EventHandlers, FactHandlers } from "./handlers";
import { type Counting, type LiveState, withEntry } from "./state";

const put = (state: LiveState, person: Person): LiveState => ({
  ...state,
  people: withEntry(state.people, person.id, person),
});

export const peopleEvents: EventHandlers<"person.joined" | "person.changed" | "me.changed"> = {
  "person.joined": (state, { person }) => put(state, person),
  "person.changed": (state, { person }) => put(state, person),
  "me.changed": (state, { me }) => ({ ...state, me }),
};

export const isBlocked = ({ blocked }: Pick<LiveState, "blocked">, person: string): boolean => blocked.has(person);

/** What waits in rooms and threads is counted anew by the server; the chat of a talk is on no list. */
const uncounted = <Own extends Counting>(own: Own): Own => ({ ...own, needsCount: true });

/** The whole list of those whom one has blocked; the same state where nothing of it has changed. */
export function withBlocked(state: LiveState, people: readonly string[]): LiveState {
  const isSame = people.length === state.blocked.size && people.every((person) => state.blocked.has(person));
  if (isSame) return state;
  const blocked = new Set(people);
  const typing = Object.entries(state.typing).map(
    ([place, writers]) => [place, Object.fromEntries(Object.entries(writers).filter(([person]) => !blocked.has(person)))] as const,
  );
  return {
    ...state,
    blocked,
    typing: Object.fromEntries(typing),
    rooms: state.rooms.map((own) => (isBeside(own.room) ? own : uncounted(own))),
    threads: Object.fromEntries(Object.entries(state.threads).map(([root, own]) => [root, uncounted(own)])),
  };
}

export const peopleFacts: FactHandlers<"presence.changed" | "blocks.changed"> = {
  "blocks.changed": (state, { blocked }) => withBlocked(state, blocked),

  "presence.changed": (state, { people }) => {
    const known = Object.entries(state.awaitsPresence ? people : { ...state.presence, ...people });
    const here = known.filter((entry): entry is [string, "online" | "away"] => entry[1] !== "offline");
    return { ...state, awaitsPresence: false, presence: Object.fromEntries(here) };
  },
};

export type PresenceOf = "here" | "away" | "none";

/** In the words of the Avatar. */
export function presenceOf(state: Pick<LiveState, "presence">, person: string): PresenceOf {
  const presence = state.presence[person];
  return presence === undefined ? "none" : presence === "online" ? "here" : "away";
}

export const nameOf = (state: LiveState, person: string): string => state.people[person]?.name ?? "…";
