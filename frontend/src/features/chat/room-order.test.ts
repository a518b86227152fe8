import { expect, test } from "vitest";
import { ownRoom } from "@/lib/live/home";
import { firstRoom, hasUnread, movedStar, nextRoom, partsOf, roomsToOffer, sectionsOf, shownConversations, unreadInOrder } from "./room-order";

const own = (id: string, community: string, name: string, unread = 0, is_default = false) =>
  ownRoom({
    room: {
      ...{ id, kind: "channel", community, people: [], name, purpose: "", visibility: "public", posting: "everyone" },
      ...{ pinning: "moderators", is_locked: false, lock_reason: "", slow_s: 0, is_default, is_archived: name.startsWith("alt") },
    },
    seq: 10,
    read_seq: 5,
    read_version: 0,
    unread,
    mentions: 0,
    last_message_at: null,
  });
const community = (id: string, name: string) => ({
  community: { id, name, description: "", visibility: "public" as const, link_previews: true, open_calls: false, member_count: 1, is_archived: false },
  standing: "member" as const,
});
const SIDEBAR = { version: 1, starred: [], folded: [], only_unread: false };
const STATE = {
  communities: { z: community("z", "Zoo"), a: community("a", "Äpfel") },
  rooms: { 1: own("1", "z", "tiere", 2), 2: own("2", "a", "birnen"), 3: own("3", "a", "allgemein"), 4: own("4", "a", "zz", 0, true) },
  sidebar: SIDEBAR,
};
const SECTIONS = sectionsOf(STATE, "de");

test("communities stand by name, main channels first", () => {
  expect(SECTIONS.map(({ rooms }) => rooms.map(({ room }) => room.id))).toEqual([["4", "3", "2"], ["1"]]);
});

test("favourites stand first, in their own order, and nowhere else", () => {
  const parts = partsOf({ ...STATE, sidebar: { ...SIDEBAR, starred: ["1", "gone", "2"] } }, "de");
  expect(parts.map(({ rooms }) => rooms.map(({ room }) => room.id))).toEqual([["1", "2"], [], ["4", "3"], []]);
});

test("what is archived is in no part of the list", () => {
  const rooms = { ...STATE.rooms, 5: own("5", "a", "alt") };
  const parts = partsOf({ ...STATE, rooms, sidebar: { ...SIDEBAR, starred: ["5"] } }, "de");
  expect(parts.flatMap((part) => part.rooms).map(({ room }) => room.id)).not.toContain("5");
  const a = { ...STATE.communities.a, community: { ...STATE.communities.a.community, is_archived: true } };
  expect(sectionsOf({ ...STATE, communities: { ...STATE.communities, a } }, "de").map((section) => section.community.id)).toEqual(["z"]);
});

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
