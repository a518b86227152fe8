import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import type { Person, Room } from "@/lib/wire";
import { conversationsOf, conversationWith, firstName, isNotes, titleOf } from "./conversations";
import { countsOf } from "./counts";
import { ownRoom } from "./home";
import { mayLookAfterRoom, mayPost } from "./rights";
import type { LiveState } from "./state";
import { Table } from "./table";

const person = (id: string, name: string, active = true) => ({ id, name, active, role: "administrator" }) as Person;
const PEOPLE = [person("me", "Mara Lindner"), person("a", "Dr. Rolf Achterberg"), person("b", "Wei Chen"), person("gone", "Jo March", false)];

const room = (id: string, people: string[], name = ""): Room => ({
  id,
  kind: people.length > 2 ? "group" : "direct",
  community: null,
  people,
  name,
  purpose: "",
  visibility: "private",
  posting: "everyone",
  pinning: "moderators",
  is_locked: false,
  lock_reason: "",
  slow_s: 0,
  is_default: false,
  position: null,
  is_archived: false,
});
const own = (one: Room, last_message_at: string | null = null, unread = 0) =>
  ownRoom({ room: one, seq: 9, read_seq: 9 - unread, read_version: 0, unread, mentions: 0, last_message_at });

const stateWith = (...rooms: ReturnType<typeof own>[]) =>
  ({
    me: PEOPLE[0],
    people: Object.fromEntries(PEOPLE.map((one) => [one.id, one])),
    communities: {},
    mutes: {}, blocked: new Set(),
    rooms: Table.of(rooms.map((one) => [one.room.id, one])),
  }) as unknown as LiveState;

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

test("a conversation is called by its people, a group with a name by that", () => {
  const state = stateWith();
  expect(titleOf(state, room("1", ["me", "a"]))).toBe("Dr. Rolf Achterberg");
  expect(titleOf(state, room("2", ["a", "me", "b"]))).toBe("Rolf and Wei");
  expect(titleOf(state, room("3", ["a", "me", "b"], "Party"))).toBe("Party");
  expect(firstName("Prof. Dr. Ada")).toBe("Ada");
});

test("a conversation with oneself is for notes, and is not taken for one with somebody", () => {
  const state = stateWith(own(room("notes", ["me"])), own(room("1", ["a", "me"])), own(room("2", ["a", "b", "me"])));
  expect(isNotes(room("notes", ["me"]))).toBe(true);
  expect(conversationWith(state, "me")?.room.id).toBe("notes");
  expect(conversationWith(state, "a")?.room.id).toBe("1");
  expect(conversationWith(state, "b")).toBeUndefined();
});

test("the latest stand first, and what was just begun before them", () => {
  const old = own(room("old", ["me", "a"]), "2026-01-01T09:00:00Z");
  const late = own(room("late", ["me", "b"]), "2026-02-01T09:00:00Z");
  expect(conversationsOf(stateWith(old, late, own(room("new", ["me"]))).rooms).map((one) => one.room.id)).toEqual(["new", "late", "old"]);
});

test("everything unread is meant for one", () => {
  expect(countsOf(own(room("1", ["me", "a"]), null, 3))).toEqual({ unread: 3, mentions: 3 });
});

test("nobody looks after it, and to who is gone nobody writes", () => {
  const [here, gone] = [own(room("1", ["me", "a"])), own(room("2", ["me", "gone"]))];
  const state = stateWith(here, gone);
  expect(mayLookAfterRoom(state, here.room)).toBe(false);
  expect([mayPost(state, here.room), mayPost(state, gone.room)]).toEqual([true, false]);
});
