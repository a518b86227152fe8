import { expect, test } from "vitest";
import { ownRoom } from "@/lib/live/home";
import type { OwnRoom } from "@/lib/live/state";
import { Table } from "@/lib/live/table";
import type { Sidebar } from "@/lib/wire";
import { club } from "@/lib/fake-club";
import { inOwnOrder, movedPart, partsOf } from "./list-parts";
import { rowsOf } from "./list-rows";
import { roomHits } from "./palette-hits";
import { firstRoom, hasUnread, movedStar, nextRoom, roomsToOffer, shownConversations, unreadInOrder } from "./room-order";

const own = (id: string, community: string, name: string, unread = 0, is_default = false) =>
  ownRoom({
    room: {
      ...{ id, kind: "channel", community, people: [], name, purpose: "", visibility: "public", posting: "everyone" },
      ...{ pinning: "moderators", is_locked: false, lock_reason: "", slow_s: 0, is_default, position: null, is_archived: name.startsWith("alt") },
    },
    seq: 10,
    read_seq: 5,
    read_version: 0,
    unread,
    mentions: 0,
    last_message_at: null,
  });
const community = (id: string, name: string) => ({
  community: { ...club(id), name },
  standing: "member" as const,
});
const table = (...rooms: OwnRoom[]) => Table.of(rooms.map((room) => [room.room.id, room]));
const ROOMS = [own("1", "z", "tiere", 2), own("2", "a", "birnen"), own("3", "a", "allgemein"), own("4", "a", "zz", 0, true)] as const;
const SIDEBAR: Sidebar = { version: 1, starred: [], folded: [], only_unread: false, sections: [], order: [], sorts: {} };
const STATE = {
  communities: { z: community("z", "Zoo"), a: community("a", "Äpfel") },
  rooms: table(...ROOMS),
  sidebar: SIDEBAR,
};
const SECTIONS = partsOf(STATE, "de").filter(({ kind }) => kind === "community");
const idsOf = (sidebar: Partial<Sidebar>, rooms = STATE.rooms) =>
  partsOf({ ...STATE, rooms, sidebar: { ...SIDEBAR, ...sidebar } }, "de").map((part) => [part.name, part.rooms.map(({ room }) => room.id)]);

test("communities stand by name, main channels first", () => {
  expect(SECTIONS.map(({ rooms }) => rooms.map(({ room }) => room.id))).toEqual([["4", "3", "2"], ["1"]]);
});

test("favourites stand first, in their own order, and nowhere else", () => {
  const parts = partsOf({ ...STATE, sidebar: { ...SIDEBAR, starred: ["1", "gone", "2"] } }, "de");
  expect(parts.map(({ rooms }) => rooms.map(({ room }) => room.id))).toEqual([["1", "2"], [], ["4", "3"], []]);
});

test("what is archived is in no part of the list", () => {
  const rooms = STATE.rooms.with("5", own("5", "a", "alt"));
  const parts = partsOf({ ...STATE, rooms, sidebar: { ...SIDEBAR, starred: ["5"] } }, "de");
  expect(parts.flatMap((part) => part.rooms).map(({ room }) => room.id)).not.toContain("5");
  const a = { ...STATE.communities.a, community: { ...STATE.communities.a.community, is_archived: true } };
  const without = partsOf({ ...STATE, communities: { ...STATE.communities, a } }, "de");
  expect(without.filter(({ kind }) => kind === "community").map(({ name }) => name)).toEqual(["z"]);
});

test("a room stands in its section, in the order that one gave it, and a section that is gone holds nothing", () => {
  const work = { id: "work", name: "Work", emoji: "", rooms: ["1", "left", "3"] };
  expect(idsOf({ sections: [work] })).toEqual([["starred", []], ["work", ["1", "3"]], ["directs", []], ["a", ["4", "2"]], ["z", []]]);
  expect(idsOf({ sections: [work], sorts: { work: "name" } })[1]).toEqual(["work", ["3", "1"]]);
  expect(idsOf({ starred: ["1"], sections: [work] }).slice(0, 2)).toEqual([["starred", ["1"]], ["work", ["3"]]]);
});

test("parts stand in one's own order, and channels as the owners put them or the latest first", () => {
  expect(idsOf({ order: ["z", "directs"] }).map(([name]) => name)).toEqual(["starred", "z", "directs", "a"]);
  expect(movedPart(["starred", "a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(movedPart(["starred", "a", "b"], "a", "gone")).toEqual(["a", "b"]);
  expect(inOwnOrder([{ name: "new" }, { name: "b" }, { name: "a" }], ["a", "b"])).toEqual([{ name: "a" }, { name: "b" }, { name: "new" }]);
  const [, two, three] = ROOMS;
  const placed = (one: OwnRoom, position: number | null) => ({ ...one, room: { ...one.room, position } });
  const rooms = STATE.rooms.with("2", placed(two, 20)).with("3", placed(three, 10));
  expect(idsOf({}, rooms).find(([name]) => name === "a")).toEqual(["a", ["3", "2", "4"]]);
  const lively = STATE.rooms.with("2", { ...two, lastMessageAt: "2026-02-01" }).with("3", { ...three, lastMessageAt: "2026-03-01" });
  expect(idsOf({ sorts: { a: "activity" } }, lively).find(([name]) => name === "a")).toEqual(["a", ["3", "2", "4"]]);
});

test("a folded part shows what is new and where one is, and only what is unread leaves the rest out", () => {
  const looking = { sidebar: SIDEBAR, currentRoom: "3", currentCommunity: null, areAllShown: false };
  const keys = (part: Partial<Sidebar>) => rowsOf(partsOf(STATE, "de"), { ...looking, sidebar: { ...SIDEBAR, ...part } }).map(({ key }) => key);
  expect(keys({ folded: ["a", "z"] })).toEqual(["head-directs", "empty-directs", "head-a", "3", "head-z", "1"]);
  expect(keys({ only_unread: true })).toEqual(["head-directs", "head-a", "3", "head-z", "1"]);
});

test("20,000 rooms stand in order after news in one of them, and are found letter by letter", () => {
  const many = Array.from({ length: 20_000 }, (_, n) => own(`r${n}`, n % 2 ? "a" : "z", `Kanal ${(n * 7919) % 20_000}`));
  const state = { ...STATE, rooms: table(...many) };
  partsOf(state, "de");
  roomHits(state, "k");
  const news = { ...state, rooms: state.rooms.with("r7", { ...own("r7", "a", "Kanal"), lastMessageAt: "2026-01-01" }) };
  expect(partsOf(news, "de").flatMap(({ rooms }) => rooms)).toHaveLength(20_000);
  for (const typed of ["ka", "kan", "kanal 17", "knl"]) expect(roomHits(news, typed).length).toBeGreaterThan(100);
}, 30_000);

test("a favourite changes places with the next one that is seen", () => {
  const isSeen = (room: string) => room !== "gone";
  expect(movedStar(["1", "gone", "2", "3"], isSeen, "1", 1)).toEqual(["2", "gone", "1", "3"]);
  expect(movedStar(["1", "gone", "2", "3"], isSeen, "3", 1)).toEqual(["1", "gone", "2", "3"]);
});

test("all of a few conversations are shown; of many the latest, those with news and the open one", () => {
  const talks = (count: number) => Array.from({ length: count }, (_, n) => own(`d${n}`, "", "", n === count - 1 ? 1 : 0));
  expect(shownConversations(talks(10), null)).toHaveLength(10);
  expect(shownConversations(talks(14), "d11").map(({ room }) => room.id).slice(7)).toEqual(["d7", "d11", "d13"]);
});

test("next and previous go round, and can skip what is read", () => {
  expect(nextRoom(SECTIONS, "2", 1)).toBe("1");
  expect(nextRoom(SECTIONS, "1", 1)).toBe("4");
  expect(nextRoom(SECTIONS, "4", -1)).toBe("1");
  expect(nextRoom(SECTIONS, null, 1)).toBe("4");
  expect(nextRoom(SECTIONS, "4", 1, hasUnread)).toBe("1");
  expect(nextRoom(SECTIONS, "1", 1, hasUnread)).toBeNull();
});

test("what is unread is read from the longest waiting to the latest", () => {
  const waiting = (id: string, last: string, unread = 1) => ({ ...own(id, "a", id, unread), lastMessageAt: last });
  const rooms = [waiting("x", "2026-01-03"), waiting("y", "2026-01-01"), waiting("z", "2026-01-02", 0)];
  expect(unreadInOrder([{ rooms: rooms.slice(0, 1) }, { rooms: rooms.slice(1) }])).toEqual(["y", "x"]);
});

test("rooms with news are offered first, then those one was in last", () => {
  expect(roomsToOffer(SECTIONS, ["2", "3"]).map(({ room }) => room.id)).toEqual(["1", "2", "3", "4"]);
});

test("one begins where one was last, if one is still in, else where something is new", () => {
  expect(firstRoom(SECTIONS, ["left", "3", "2"])).toBe("3");
  expect(firstRoom(SECTIONS, [])).toBe("1");
  expect(firstRoom([], ["3"])).toBeNull();
});
