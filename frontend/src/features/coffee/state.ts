/** What events and facts on coffee rooms change: the table that one sits at. Pure: state in, state out. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";
import type { LiveState } from "@/lib/live/state";
import type { CoffeeView, EventOf } from "@/lib/wire";

const same = (state: LiveState): LiveState => state;

/** A view of the room in which one has taken a seat: the whole truth of it at its seq. */
export function withTable(state: LiveState, { room, table, chat, cameras, may_keep: mayKeep, found }: CoffeeView): LiveState {
  if (table === null) return state;
  return { ...state, openTable: { room, table, chat, cameras, mayKeep, found, goneBy: null } };
}

function tableChanged(state: LiveState, { room, table, left, act }: EventOf<"table.changed">): LiveState {
  const { openTable } = state;
  if (openTable?.room.id !== room.id) return state;
  const isOut = left.includes(state.me.id) || act === "closed";
  return { ...state, openTable: { ...openTable, room, table, goneBy: isOut ? act : openTable.goneBy } };
}

export const coffeeEvents: EventHandlers<"table.changed"> = { "table.changed": tableChanged };

type CoffeeFact =
  | "coffee.changed"
  | "coffee.gone"
  | "coffee.answered"
  | "coffee.reacted"
  | "coffee.found"
  | "coffee.date_changed"
  | "coffee.date_answered"
  | "coffee.date_joined"
  | "coffee.date_gone"
  | "rounds.changed";

/** Of a moment, or kept beside the live state (lib/corners, lib/coffee-dates, lib/rounds). */
export const coffeeFacts: FactHandlers<CoffeeFact> = {
  "coffee.changed": same,
  "coffee.gone": same,
  "coffee.answered": same,
  "coffee.reacted": same,
  "coffee.found": same,
  "rounds.changed": same,
  "coffee.date_changed": same,
  "coffee.date_answered": same,
  "coffee.date_joined": same,
  "coffee.date_gone": same,
};
