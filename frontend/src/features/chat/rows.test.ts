import { expect, test } from "vitest";
import type { Message } from "@/lib/wire";
import { buildRows, changeOf, type Row, type RowsInput } from "./rows";

const message = (seq: number, author: string, at: string, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  room: "r",
  seq,
  author,
  client_id: `c${seq}`,
  body: `text ${seq}`,
  html: "",
  reply_to: null,
  thread: null,
  also_in_room: false,
  replies: null,
  mentions: [],
  calls: [],
  reactions: [],
  files: [],
  forward: null,
  pinned: null,
  previews: [],
  version: 1,
  sent_at: at,
  edited_at: null,
  deleted_by: null,
  ...more,
});

const input = (messages: Message[], more: Partial<RowsInput> = {}): RowsInput => ({
  messages,
  hasOlder: false,
  hasNewer: false,
  letters: [],
  me: "me",
  newAfter: null,
  hidden: new Set(),
  ...more,
});

const shape = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === "message" || row.kind === "letter" ? `${row.key}${row.startsRun ? "*" : ""}` : row.kind));

test("one author within five minutes is one run; a reply, another author or a day starts anew", () => {
  const rows = buildRows(
    input([
      message(1, "a", "2026-03-01T10:00:00"),
      message(2, "a", "2026-03-01T10:04:00"),
      message(3, "a", "2026-03-01T10:10:00"),
      message(4, "b", "2026-03-01T10:11:00"),
      message(5, "b", "2026-03-01T10:12:00", { reply_to: { id: "m1", seq: 1, author: "a" } }),
      message(6, "b", "2026-03-02T10:12:30"),
    ]),
  );
  expect(shape(rows)).toEqual(["beginning", "day", "c1*", "c2", "c3*", "c4*", "c5*", "day", "c6*"]);
});

test("the line of the new stands before the first message of someone else, under its day", () => {
  const messages = [
    message(1, "a", "2026-03-01T10:00:00"),
    message(2, "me", "2026-03-01T10:01:00"),
    message(3, "a", "2026-03-02T10:02:00"),
    message(4, "a", "2026-03-02T10:03:00"),
  ];
  expect(shape(buildRows(input(messages, { newAfter: 1 })))).toEqual(["beginning", "day", "c1*", "c2*", "day", "new", "c3*", "c4"]);
});

test("what is on its way stands below, and only until it has arrived", () => {
  const letter = { client_id: "c9", room: "r", body: "soon", replyTo: null, files: [], writtenAt: "2026-03-01T10:01:00", refusal: null };
  const messages = [message(1, "me", "2026-03-01T10:00:00")];
  expect(shape(buildRows(input(messages, { letters: [letter] })))).toEqual(["beginning", "day", "c1*", "c9"]);
  const arrived = [...messages, message(2, "me", "2026-03-01T10:01:00", { client_id: "c9" })];
  expect(shape(buildRows(input(arrived, { letters: [letter] })))).toEqual(["beginning", "day", "c1*", "c9"]);
});

test("what was added where decides what holds still", () => {
  const all = [1, 2, 3, 4].map((seq) => message(seq, "a", `2026-03-01T10:0${seq}:00`));
  const rows = (from: number, to: number) => buildRows(input(all.slice(from, to), { hasOlder: true }));
  expect(changeOf(rows(1, 3), rows(0, 3))).toBe("start");
  expect(changeOf(rows(1, 3), rows(1, 4))).toBe("end");
  expect(changeOf(rows(1, 3), rows(0, 4))).toBe("other");
  expect(changeOf(rows(1, 3), rows(1, 3))).toBe("none");
});

test("a thread begins with its root under its day, and a line parts the replies from it", () => {
  const root = message(1, "ana", "2026-03-02T09:00:00Z", { replies: { count: 2, last_at: "2026-03-02T09:02:00Z", last_seq: 3, people: ["ana"] } });
  const replies = [message(2, "ana", "2026-03-02T09:01:00Z"), message(3, "ana", "2026-03-02T09:02:00Z")];
  const rows = buildRows(input(replies, { root }));
  expect(rows.map(({ kind }) => kind)).toEqual(["beginning", "day", "message", "replies", "message", "message"]);
  expect(rows.filter((row) => row.kind === "message").map(({ startsRun }) => startsRun)).toEqual([true, true, false]);
  expect(buildRows(input(replies, { root, hasOlder: true })).map(({ kind }) => kind)).toEqual(["older", "day", "message", "message"]);
});
