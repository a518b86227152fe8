import { expect, test } from "vitest";
import { waitingIn } from "./inbox";
import { ownRoom } from "./live/home";
import type { LiveState } from "./live/state";
import { Table } from "./live/table";
import type { Notice, Room } from "./wire";

const STATE = {
  rooms: Table.of([["hall", ownRoom({ room: { id: "hall", kind: "channel", community: "club", people: [] } as unknown as Room, seq: 9, read_seq: 5, read_version: 0, unread: 4, mentions: 2, last_message_at: null })]]),
  threads: {},
  blocked: new Set(["bea"]),
} as unknown as LiveState;

const notice = (change: Partial<Notice>): Notice => ({
  id: "n",
  kind: "mention",
  subject: "m",
  place: "hall",
  within: "",
  anchor: 7,
  actor: "ana",
  at: "2027-03-01T09:00:00Z",
  is_read: false,
  is_done: false,
  ...change,
});

test("what a blocked person said does not wait, and what one keeps for later is counted there", () => {
  const said = [notice({}), notice({ actor: "bea" }), notice({ kind: "reply", actor: "bea" })];
  expect(waitingIn(STATE, said)).toEqual({ count: 1, elsewhere: 0, hasMore: false });
  const others = [notice({ kind: "reminder", anchor: 0, actor: "" }), notice({ kind: "order", anchor: 0, actor: "bea" }), notice({ kind: "reply" })];
  expect(waitingIn(STATE, others)).toEqual({ count: 3, elsewhere: 1, hasMore: false });
  expect(waitingIn(STATE, [notice({ anchor: 5 }), notice({ kind: "reminder", anchor: 0, is_done: true })]).count).toBe(0);
});
