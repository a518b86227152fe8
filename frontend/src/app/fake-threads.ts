/** For tests: the threads of a room as the server tells of them. Pure. */
import type { Message, Replies, Room, ThreadMark } from "@/lib/wire";

export interface FakeThreads {
  room: Room;
  messages: Message[];
  /** Root → how far I have read. */
  follows: Map<string, number>;
}

const inThread = (messages: readonly Message[], root: string) => messages.filter(({ thread }) => thread?.id === root);

export function repliesTo(messages: readonly Message[], root: string): Replies | null {
  const replies = inThread(messages, root).filter(({ deleted_by }) => deleted_by === null);
  const last = replies.at(-1);
  if (!last) return null;
  const people = [...new Set(replies.toReversed().map(({ author }) => author))].slice(0, 5);
  return { count: replies.length, last_at: last.sent_at, last_seq: last.seq, people };
}

/** Messages as they are shown now: roots with what they tell of their replies. */
export const shownNow = (messages: readonly Message[]): Message[] =>
  messages.map((message) => ({ ...message, replies: message.thread ? null : repliesTo(messages, message.id) }));

export function marksOf({ room, follows, messages }: FakeThreads, head: number, me: string): ThreadMark[] {
  return [...follows].flatMap(([id, read_seq]) => {
    const root = messages.find((message) => message.id === id);
    if (!root) return [];
    const waiting = inThread(messages, id).filter(({ seq, author, deleted_by }) => seq > read_seq && author !== me && deleted_by === null);
    const mentions = waiting.filter((message) => message.mentions.includes(me) && !message.also_in_room).length;
    const mark = { room: room.id, seq: head, level: "follow" as const, read_seq, read_version: 0, muted_until: null };
    return [{ ...mark, root: { id, seq: root.seq, author: root.author }, unread: waiting.length, mentions }];
  });
}

/** All threads of a room, loaded. */
export const threadsOf = ({ room, messages }: FakeThreads, head: number) =>
  shownNow(messages)
    .filter((root) => inThread(messages, root.id).length > 0)
    .map((root) => {
      const stretch = { messages: inThread(messages, root.id), hasOlder: false, hasNewer: false };
      return [root.id, { ...stretch, room: room.id, root, seq: head }] as const;
    });
