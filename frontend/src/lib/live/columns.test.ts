import { expect, test } from "vitest";
import type { MyRoomColumns } from "@/lib/wire";
import { roomsOf } from "./columns";

const plain = {
  kind: "channel",
  visibility: "public",
  posting: "everyone",
  pinning: "moderators",
  is_locked: false,
  lock_reason: "",
  slow_s: 0,
  is_default: false,
  position: null,
  is_archived: false,
} as const;
const between = { ...plain, kind: "direct", visibility: "private" } as const;

const COLUMNS: MyRoomColumns = {
  id: ["a", "b"],
  community: ["c", null],
  name: ["general", ""],
  purpose: ["all", ""],
  trait: [1, 0],
  traits: [between, plain],
  people: { b: ["ana", "ben"] },
  seq: [6, 7],
  read_seq: [5, 7],
  read_version: [0, 1],
  unread: [1, 0],
  mentions: [1, 0],
  last_message_at: ["2026-11-27T08:00:00Z", null],
};

test("the n-th value of each column is the n-th room's", () => {
  expect(roomsOf(COLUMNS)).toEqual([
    {
      room: { ...plain, id: "a", community: "c", name: "general", purpose: "all", people: [] },
      seq: 6,
      read_seq: 5,
      read_version: 0,
      unread: 1,
      mentions: 1,
      last_message_at: "2026-11-27T08:00:00Z",
    },
    {
      room: { ...between, id: "b", community: null, name: "", purpose: "", people: ["ana", "ben"] },
      seq: 7,
      read_seq: 7,
      read_version: 1,
      unread: 0,
      mentions: 0,
      last_message_at: null,
    },
  ]);
});

test("a column that is too short is no list", () => {
  expect(() => roomsOf({ ...COLUMNS, unread: [1] })).toThrow("too short");
});
