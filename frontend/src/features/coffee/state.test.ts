import { expect, test } from "vitest";
import { withFact } from "@/lib/corners";
import type { LiveState } from "@/lib/live/state";
import type { CoffeeRoom, CoffeeView, EventOf, Table } from "@/lib/wire";
import { PLAIN, sharedWords } from "./deck";
import { inOrder, isFull, mustKnock, otherCorner } from "./rooms";
import { coffeeEvents, withTable } from "./state";

const at = "2026-11-27T10:12:00Z";

const room = (id: string, people: readonly string[] = [], more: Partial<CoffeeRoom> = {}): CoffeeRoom => ({
  id,
  kind: "corner",
  community: "c",
  site: null,
  name: id,
  places: 8,
  is_closed: false,
  people: people.map((person) => ({ person, since: at })),
  version: 1,
  ...more,
});

const table = (...people: string[]): Table => ({
  seats: people.map((person) => ({ person, since: at, is_muted: true, camera: null, here: true })),
  knocks: [],
  card: null,
  timer: null,
});

const before = { me: { id: "ana" }, openTable: null } as unknown as LiveState;
const view: CoffeeView = { room: room("kitchen", ["ana"]), seq: 1, table: table("ana"), chat: "chat", cameras: 4, may_keep: false, found: null };
const occasion = { topic: "coffee:kitchen", seq: 2 };

const changed = (act: EventOf<"table.changed">["act"], people: string[], left: string[] = [], id = "kitchen"): EventOf<"table.changed"> => ({
  type: "table.changed",
  act,
  by: null,
  person: null,
  room: room(id, people, { version: 2 }),
  table: table(...people),
  left,
});

const after = (event: EventOf<"table.changed">) => coffeeEvents["table.changed"](withTable(before, view), event, occasion).openTable;

test("who sits down is at the table, and the chat stays", () => {
  const open = after(changed("sat_down", ["ana", "ben"]));
  expect(open?.table.seats.map(({ person }) => person)).toEqual(["ana", "ben"]);
  expect([open?.chat, open?.cameras, open?.goneBy]).toEqual(["chat", 4, null]);
});

test("whose seat is gone is out, and by which act", () => {
  expect(after(changed("removed", ["ben"], ["ana"]))?.goneBy).toBe("removed");
  expect(after(changed("noticed", ["ben"], ["ana"]))?.goneBy).toBe("noticed");
  expect(after(changed("closed", []))?.goneBy).toBe("closed");
  expect(after(changed("got_up", ["ana"], ["ben"]))?.goneBy).toBeNull();
});

test("another table is no business of ours, nor is one that one does not sit at", () => {
  expect(after(changed("sat_down", ["cem"], [], "balcony"))?.room.id).toBe("kitchen");
  expect(withTable(before, { ...view, table: null }).openTable).toBeNull();
});

test("of two pictures of a corner the newer one counts, whichever comes later", () => {
  const rooms = { kitchen: room("kitchen", ["ana", "ben"], { version: 5 }) };
  expect(withFact(rooms, { type: "coffee.changed", room: room("kitchen", [], { version: 4 }) })).toBe(rooms);
  expect(withFact(rooms, { type: "coffee.changed", room: room("kitchen", [], { version: 6 }) }).kitchen?.people).toEqual([]);
  expect(withFact(rooms, { type: "coffee.gone", room: "kitchen" })).toEqual({});
});

test("the liveliest corner comes first, empty ones by name", () => {
  const rooms = [room("b"), room("c", ["x"]), room("a"), room("d", ["x", "y"])];
  expect(inOrder(rooms, "en").map(({ id }) => id)).toEqual(["d", "c", "a", "b"]);
});

test("one knocks where somebody sits behind a closed door", () => {
  expect(mustKnock(room("a", ["x"], { is_closed: true }))).toBe(true);
  expect(mustKnock(room("a", [], { is_closed: true }))).toBe(false);
  expect(isFull(room("a", ["x", "y"], { places: 2 }))).toBe(true);
});

test("instead of a full table an open one is offered, past those whom one has blocked", () => {
  const rooms = { a: room("a", ["x"]), b: room("b", ["z", "w"]), c: room("c", ["v"], { is_closed: true }), d: room("d", ["q", "r"], { places: 2 }) };
  expect(otherCorner({ rooms, sites: [] }, "d", new Set())?.id).toBe("b");
  expect(otherCorner({ rooms, sites: [] }, "d", new Set(["w"]))?.id).toBe("a");
  expect(otherCorner(null, "d", new Set())).toBeUndefined();
});

test("there are as many cards as the server has numbers for", () => {
  // talk/coffee/cards.py: PLAIN_CARDS, SHARED_CARDS
  expect([PLAIN.length, sharedWords("x").length]).toEqual([40, 8]);
});
