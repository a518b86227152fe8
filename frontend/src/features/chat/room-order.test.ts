import { expect, test } from "vitest";
import { ownRoom } from "@/lib/live/home";
import { firstRoom, hasUnread, nextRoom, roomsToOffer, sectionsOf, shownConversations } from "./room-order";

const own = (id: string, community: string, name: string, unread = 0, is_default = false) =>
  ownRoom({
    room: {
      ...{ id, kind: "channel", community, people: [], name, purpose: "", visibility: "public", posting: "everyone" },
      ...{ pinning: "moderators", is_locked: false, lock_reason: "", slow_s: 0, is_default },
    },
    seq: 10,
    read_seq: 5,
    unread,
    mentions: 0,
    last_message_at: null,
  });
const community = (id: string, name: string) => ({
  community: { id, name, description: "", visibility: "public" as const, link_previews: true, member_count: 1 },
  standing: "member" as const,
});
const SECTIONS = sectionsOf(
  {
    communities: { z: community("z", "Zoo"), a: community("a", "Äpfel") },
    rooms: { 1: own("1", "z", "tiere", 2), 2: own("2", "a", "birnen"), 3: own("3", "a", "allgemein"), 4: own("4", "a", "zz", 0, true) },
  },
  "de",
);

test("communities stand by name, main channels first", () => {
  expect(SECTIONS.map(({ rooms }) => rooms.map(({ room }) => room.id))).toEqual([["4", "3", "2"], ["1"]]);
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

test("rooms with news are offered first, then those one was in last", () => {
  expect(roomsToOffer(SECTIONS, ["2", "3"]).map(({ room }) => room.id)).toEqual(["1", "2", "3", "4"]);
});

test("one begins where one was last, if one is still in, else where something is new", () => {
  expect(firstRoom(SECTIONS, ["left", "3", "2"])).toBe("3");
  expect(firstRoom(SECTIONS, [])).toBe("1");
  expect(firstRoom([], ["3"])).toBeNull();
});
