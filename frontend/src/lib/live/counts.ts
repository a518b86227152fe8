/** What is unread: the snapshot's count, and how events and read marks change it. Pure, and safe to apply twice. */
import type { Message } from "@/lib/wire";
import type { OwnRoom, Unread } from "./state";

export interface Counts {
  unread: number;
  mentions: number;
}

const mentionsIn = (list: readonly Unread[]) => list.filter(({ isForMe }) => isForMe).length;

/** In a conversation among people everything is meant for one. */
export function countsOf({ room, counted, gone, since }: OwnRoom): Counts {
  const unread = Math.max(0, counted.unread - gone.length + since.length);
  const mentions = room.community === null ? unread : Math.max(0, counted.mentions - mentionsIn(gone) + mentionsIn(since));
  return { unread, mentions };
}

/** Moves the read mark forward, never back. */
export function readUpTo(room: OwnRoom, seq: number): OwnRoom {
  if (seq <= room.readSeq) return room;
  const coversCounted = seq >= room.countedSeq;
  const isBehind = (one: Unread) => one.seq > seq;
  return {
    ...room,
    readSeq: seq,
    since: room.since.filter(isBehind),
    gone: coversCounted ? [] : room.gone.filter(isBehind),
    ...(coversCounted ? { counted: { unread: 0, mentions: 0 } } : { needsCount: room.needsCount || countsOf(room).unread > 0 }),
  };
}

/** A message that just came. */
export function countIn(room: OwnRoom, message: Message, me: string): OwnRoom {
  const { id, seq, author, mentions, sent_at } = message;
  const lastMessageAt = room.lastMessageAt === null || sent_at > room.lastMessageAt ? sent_at : room.lastMessageAt;
  const isCounted = seq <= room.countedSeq || room.since.some((one) => one.seq === seq);
  if (author === me || seq <= room.readSeq || isCounted) {
    return lastMessageAt === room.lastMessageAt ? room : { ...room, lastMessageAt };
  }
  return { ...room, lastMessageAt, since: [...room.since, { message: id, seq, isForMe: mentions.includes(me) }] };
}

/** A deletion at `goneAt`. `isForMe` is null where the message was never loaded, so that nobody here knows. */
export function countOut(
  room: OwnRoom,
  message: { id: string; seq: number; author: string },
  goneAt: number,
  { me, isForMe }: { me: string; isForMe: boolean | null },
): OwnRoom {
  const { id, seq, author } = message;
  if (room.since.some((one) => one.message === id)) {
    return { ...room, since: room.since.filter((one) => one.message !== id) };
  }
  const wasCounted = seq <= room.countedSeq && seq > room.readSeq && goneAt > room.countedSeq && author !== me;
  if (!wasCounted || room.counted.unread === 0 || room.gone.some((one) => one.message === id)) return room;
  const needsCount = room.needsCount || (isForMe === null && room.counted.mentions > 0);
  return { ...room, needsCount, gone: [...room.gone, { message: id, seq, isForMe: isForMe ?? false, goneAt }] };
}

/** An edit may name other people than before. */
export function countEdit(room: OwnRoom, message: string, isForMe: boolean, editedAt: number): OwnRoom {
  if (room.since.some((one) => one.message === message)) {
    return { ...room, since: room.since.map((one) => (one.message === message ? { ...one, isForMe } : one)) };
  }
  const mayMatter = editedAt > room.countedSeq && room.counted.unread > 0 && (isForMe || room.counted.mentions > 0);
  return mayMatter ? { ...room, needsCount: true } : room;
}
