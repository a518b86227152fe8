/** From messages to the rows of the list: days, the line of the new, runs of one author. Pure. */
import type { Letter } from "@/lib/outbox";
import type { Message } from "@/lib/wire";
import type { Messages } from "./stretch";

/** Within this long, what one person says reads as one. */
const RUN_MS = 5 * 60_000;

export type Row =
  | { kind: "beginning"; key: "beginning" }
  | { kind: "older"; key: "older" }
  | { kind: "newer"; key: "newer" }
  | { kind: "day"; key: string; at: Date }
  | { kind: "new"; key: "new" }
  | { kind: "replies"; key: "replies"; count: number }
  | { kind: "message"; key: string; message: Message; startsRun: boolean }
  | { kind: "letter"; key: string; letter: Letter; startsRun: boolean };

export interface RowsInput {
  messages: Messages;
  hasOlder: boolean;
  hasNewer: boolean;
  /** Of a thread: stands before its replies. */
  root?: Message | undefined;
  letters: readonly Letter[];
  me: string;
  /** The first message of someone else after this seq stands under the line. */
  newAfter: number | null;
  /** Waiting to be deleted: gone from the eye already. */
  hidden: ReadonlySet<string>;
}

interface Moment {
  at: Date;
  ms: number;
  day: string;
}

// Dates are read once a message, not once a change: a long list is built anew with each message.
const moments = new WeakMap<object, Moment>();

function momentOf(thing: object, iso: string): Moment {
  const known = moments.get(thing);
  if (known) return known;
  const at = new Date(iso);
  const moment = { at, ms: at.getTime(), day: `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}` };
  moments.set(thing, moment);
  return moment;
}

interface Before {
  author: string;
  moment: Moment;
}

export function buildRows({ messages, hasOlder, hasNewer, root, letters, me, newAfter, hidden }: RowsInput): Row[] {
  const rows: Row[] = [hasOlder ? { kind: "older", key: "older" } : { kind: "beginning", key: "beginning" }];
  let before: Before | null = null;
  let isNewMarked = newAfter === null;

  const enter = (thing: object, iso: string, author: string, isReply: boolean): boolean => {
    const moment = momentOf(thing, iso);
    if (before?.moment.day !== moment.day) {
      rows.push({ kind: "day", key: `day-${moment.day}`, at: moment.at });
      before = null;
    }
    const continues = before?.author === author && moment.ms - before.moment.ms < RUN_MS && !isReply;
    before = { author, moment };
    return !continues;
  };

  if (root && !hasOlder) {
    enter(root, root.sent_at, root.author, false);
    rows.push(
      { kind: "message", key: root.client_id, message: root, startsRun: true },
      { kind: "replies", key: "replies", count: root.replies?.count ?? 0 },
    );
    // The day goes on behind the line, the run does not.
    before = { author: "", moment: momentOf(root, root.sent_at) };
  }
  for (const message of messages) {
    if (hidden.has(message.id)) continue;
    const isFirstNew = !isNewMarked && message.seq > (newAfter ?? 0) && message.author !== me;
    const startsRun = enter(message, message.sent_at, message.author, message.reply_to !== null);
    if (isFirstNew) {
      isNewMarked = true;
      rows.push({ kind: "new", key: "new" });
    }
    rows.push({ kind: "message", key: message.client_id, message, startsRun: startsRun || isFirstNew });
  }
  if (hasNewer) return [...rows, { kind: "newer", key: "newer" }];

  const arrived = letters.length > 0 ? new Set(messages.slice(-200).map((message) => message.client_id)) : null;
  for (const letter of letters) {
    if (arrived?.has(letter.client_id)) continue;
    const startsRun = enter(letter, letter.writtenAt, me, letter.replyTo !== null);
    rows.push({ kind: "letter", key: letter.client_id, letter, startsRun });
  }
  return rows;
}

export type ListChange = "none" | "start" | "end" | "other";

/** How the rows have changed, which decides what holds still: see MessageList. */
export function changeOf(before: readonly Row[], after: readonly Row[]): ListChange {
  if (before.length === after.length) return "none";
  const isSaid = (row: Row) => row.kind === "message" || row.kind === "letter";
  const sameFirst = before.find(isSaid)?.key === after.find(isSaid)?.key;
  const sameLast = before.findLast(isSaid)?.key === after.findLast(isSaid)?.key;
  if (sameFirst) return "end";
  return sameLast ? "start" : "other";
}
