/** What is unread: the snapshot's count, and how events and read marks change it. Pure, and safe to apply twice. */
import type { CallKind, Message } from "@/lib/wire";
import type { Counting, OwnRoom, OwnThread, Unread } from "./state";

export interface Counts {
  unread: number;
  mentions: number;
}

const NOTHING: Counts = { unread: 0, mentions: 0 };

/** Names one, or calls one among others. Events from before there were calls tell of none. */
export function isMeant(message: { mentions: readonly string[]; calls: readonly CallKind[] }, me: string): boolean {
  const calls = message.calls as readonly CallKind[] | undefined;
  return message.mentions.includes(me) || calls?.includes("channel") === true;
}

const mentionsIn = (list: readonly Unread[]) => list.filter(({ isForMe }) => isForMe).length;

export function tallyOf({ counted, gone, since }: Counting): Counts {
  return {
    unread: Math.max(0, counted.unread - gone.length + since.length),
    mentions: Math.max(0, counted.mentions - mentionsIn(gone) + mentionsIn(since)),
  };
}

/** In a conversation among people everything is meant for one. */
export function countsOf(own: OwnRoom): Counts {
  const { unread, mentions } = tallyOf(own);
  return { unread, mentions: own.room.community === null ? unread : mentions };
}

/** A muted thread has nothing that waits. */
export const threadCounts = (thread: OwnThread): Counts => (thread.level === "follow" ? tallyOf(thread) : NOTHING);

/** Moves the read mark forward, never back. */
export function readUpTo<Own extends Counting>(own: Own, seq: number): Own {
  if (seq <= own.readSeq) return own;
  const coversCounted = seq >= own.countedSeq;
  const isBehind = (one: Unread) => one.seq > seq;
  return {
    ...own,
    readSeq: seq,
    since: own.since.filter(isBehind),
    gone: coversCounted ? [] : own.gone.filter(isBehind),
    ...(coversCounted ? { counted: NOTHING } : { needsCount: own.needsCount || tallyOf(own).unread > 0 }),
  };
}

/** A message that just came. */
export function countMessage<Own extends Counting>(own: Own, { seq, author, id }: Message, me: string, isForMe: boolean): Own {
  const isCounted = seq <= own.countedSeq || own.since.some((one) => one.seq === seq);
  if (author === me || seq <= own.readSeq || isCounted) return own;
  return { ...own, since: [...own.since, { message: id, seq, isForMe }] };
}

/** The same in a room, which also tells when it was spoken in last. */
export function countIn(room: OwnRoom, message: Message, me: string): OwnRoom {
  const { sent_at } = message;
  const isLast = room.lastMessageAt === null || sent_at > room.lastMessageAt;
  return countMessage(isLast ? { ...room, lastMessageAt: sent_at } : room, message, me, isMeant(message, me));
}

/** A deletion at `goneAt`. `isForMe` is null where the message was never loaded, so that nobody here knows. */
export function countOut<Own extends Counting>(
  own: Own,
  message: { id: string; seq: number; author: string },
  goneAt: number,
  { me, isForMe }: { me: string; isForMe: boolean | null },
): Own {
  const { id, seq, author } = message;
  if (own.since.some((one) => one.message === id)) {
    return { ...own, since: own.since.filter((one) => one.message !== id) };
  }
  const wasCounted = seq <= own.countedSeq && seq > own.readSeq && goneAt > own.countedSeq && author !== me;
  if (!wasCounted || own.counted.unread === 0 || own.gone.some((one) => one.message === id)) return own;
  const needsCount = own.needsCount || (isForMe === null && own.counted.mentions > 0);
  return { ...own, needsCount, gone: [...own.gone, { message: id, seq, isForMe: isForMe ?? false, goneAt }] };
}

/** An edit may name other people than before. */
export function countEdit<Own extends Counting>(own: Own, message: string, isForMe: boolean, editedAt: number): Own {
  if (own.since.some((one) => one.message === message)) {
    return { ...own, since: own.since.map((one) => (one.message === message ? { ...one, isForMe } : one)) };
  }
  const mayMatter = editedAt > own.countedSeq && own.counted.unread > 0 && (isForMe || own.counted.mentions > 0);
  return mayMatter ? { ...own, needsCount: true } : own;
}
