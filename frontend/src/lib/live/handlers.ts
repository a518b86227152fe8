/** One handler for every kind of event and fact. `app/handlers.ts` must have them all, or tsc fails. */
import type { Entry } from "@/lib/topics";
import type { AnyEvent, AnyFact, EventOf, FactOf } from "@/lib/wire";
import type { LiveState } from "./state";

export interface Occasion {
  topic: string;
  /** The event's place in its topic's log. */
  seq: number;
}

export type EventHandler<Type extends AnyEvent["type"]> = (
  state: LiveState,
  event: EventOf<Type>,
  occasion: Occasion,
) => LiveState;
export type FactHandler<Type extends AnyFact["type"]> = (state: LiveState, fact: FactOf<Type>, now_ms: number) => LiveState;

export type EventHandlers<Types extends AnyEvent["type"] = AnyEvent["type"]> = { [Type in Types]: EventHandler<Type> };
export type FactHandlers<Types extends AnyFact["type"] = AnyFact["type"]> = { [Type in Types]: FactHandler<Type> };

export interface Handlers {
  events: EventHandlers;
  facts: FactHandlers;
}

/** Applies one event. An event of a newer server that this page does not know changes nothing. */
export function applyEntry({ events }: Handlers, state: LiveState, { topic, seq, event }: Entry): LiveState {
  // The table is indexed by the event's own type; TypeScript cannot follow that through a union.
  const handler = events[event.type] as EventHandler<AnyEvent["type"]> | undefined;
  return handler ? handler(state, event, { topic, seq }) : state;
}

export function applyFact({ facts }: Handlers, state: LiveState, fact: AnyFact, now_ms: number): LiveState {
  const handler = facts[fact.type] as FactHandler<AnyFact["type"]> | undefined;
  return handler ? handler(state, fact, now_ms) : state;
}
