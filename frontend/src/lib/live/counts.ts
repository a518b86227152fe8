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

/** Where mentions alone are wanted, they alone are news. */
const onlyMentions = ({ mentions }: Counts): Counts => ({ unread: mentions, mentions });

/** Wants nothing of it: chosen so, or muted for a time. */
export const isQuietRoom = ({ level }: Pick<OwnRoom, "level">): boolean => level.muted_until !== null || level.level === "nothing";

/** What of a room is shown as waiting. In a conversation among people everything is meant for one. */
export function countsOf(own: OwnRoom): Counts {
  if (isQuietRoom(own)) return NOTHING;
  const tally = tallyOf(own);
  if (own.level.level === "mentions") return onlyMentions(tally);
  return own.room.community === null ? { unread: tally.unread, mentions: tally.unread } : tally;
}

/** The same of a thread. */
export function threadCounts(thread: OwnThread): Counts {
  if (thread.level === "mute" || thread.mutedUntil !== null) return NOTHING;
  return thread.level === "mentions" ? onlyMentions(tallyOf(thread)) : tallyOf(thread);
}

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

/** A mark as the server tells it, with what is unread behind it at the topic's `seq`. */
export interface ToldMark extends Counts {
  seq: number;
  read_seq: number;
  read_version: number;
}

/** Takes a mark that was set on some device: one that was set back counts whatever was read before, all others merge. */
export function markedAt<Own extends Counting>(own: Own, { seq, read_seq, read_version, unread, mentions }: ToldMark): Own {
  if (read_version < own.readVersion) return own;
  if (read_version === own.readVersion) return readUpTo(own, read_seq);
  return {
    ...own,
    readSeq: read_seq,
    readVersion: read_version,
    countedSeq: seq,
    counted: { unread, mentions },
    gone: own.gone.filter(({ goneAt }) => goneAt > seq),
    since: own.since.filter((one) => one.seq > seq),
    // What came after that and was read here meanwhile is in neither list.
    needsCount: own.readSeq > seq,
  };
}

/** A message that just came. */
export function countMessage<Own extends Counting>(own: Own, { seq, author, id }: Message, me: string, isForMe: boolean): Own {
  const isCounted = seq <= own.countedSeq || own.since.some((one) => one.seq === seq);
  if (author === me || seq <= own.readSeq || isCounted) return own;
  return { ...own, since: [...own.since, { message: id, seq, isForMe }] };
}

/** The same in a room, which also tells when it was spoken in last. What is not `heard` waits for nobody. */
export function countIn(room: OwnRoom, message: Message, me: string, isHeard = true): OwnRoom {
  const { sent_at } = message;
  const isLast = room.lastMessageAt === null || sent_at > room.lastMessageAt;
  const own = isLast ? { ...room, lastMessageAt: sent_at } : room;
  return isHeard ? countMessage(own, message, me, isMeant(message, me)) : own;
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
