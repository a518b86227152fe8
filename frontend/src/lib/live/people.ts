/** Who is in the organisation, who one is oneself, and who is there right now. */
import type { Person } from "@/lib/wire";
import type { EventHandlers, FactHandlers } from "./handlers";
import { type LiveState, withEntry } from "./state";

const put = (state: LiveState, person: Person): LiveState => ({
  ...state,
  people: withEntry(state.people, person.id, person),
});

export const peopleEvents: EventHandlers<"person.joined" | "person.changed" | "me.changed"> = {
  "person.joined": (state, { person }) => put(state, person),
  "person.changed": (state, { person }) => put(state, person),
  "me.changed": (state, { me }) => ({ ...state, me }),
};

export const peopleFacts: FactHandlers<"presence.changed"> = {
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
