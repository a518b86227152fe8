/** What events on messages mean for threads: their replies, what roots tell of them, and what is unread. Pure. */
import { countEdit, countMessage, countOut, readUpTo } from "@/lib/live/counts";
import { ownThread } from "@/lib/live/home";
import { isBlocked } from "@/lib/live/people";
import { changed, type LiveState, type OwnThread, type ThreadStretch, withEntry } from "@/lib/live/state";
import type { EventOf, Message, Quote, Replies, ThreadMark } from "@/lib/wire";
import { changedById, findById, withDeletion, withMessage } from "./stretch";

/** Said in a thread and nowhere else. An older server's events do not know of threads. */
export const isInThreadOnly = ({ thread, also_in_room }: { thread: unknown; also_in_room: boolean }): boolean =>
  Boolean(thread) && !also_in_room;

function inThread(state: LiveState, root: string, change: (thread: ThreadStretch) => ThreadStretch): LiveState {
  const threadStretches = changed(state.threadStretches, root, change);
  return threadStretches === state.threadStretches ? state : { ...state, threadStretches };
}

function inOwnThread(state: LiveState, root: string, change: (thread: OwnThread) => OwnThread): LiveState {
  const threads = changed(state.threads, root, change);
  return threads === state.threads ? state : { ...state, threads };
}

/** Changes a message wherever it is loaded: in its room, in threads, at the head of one. */
export function changeMessage(state: LiveState, room: string, id: string, change: (message: Message) => Message): LiveState {
  const stretches = changed(state.stretches, room, (stretch) => changedById(stretch, id, change));
  const inRoom = stretches === state.stretches ? state : { ...state, stretches };
  return Object.entries(state.threadStretches)
    .filter(([, thread]) => thread.room === room)
    .reduce((before, [root]) => inThread(before, root, (thread) => changeInThread(thread, id, change)), inRoom);
}

function changeInThread(thread: ThreadStretch, id: string, change: (message: Message) => Message): ThreadStretch {
  if (thread.root.id !== id) return changedById(thread, id, change);
  const root = change(thread.root);
  return root === thread.root ? thread : { ...thread, root };
}

/** A message wherever it is loaded, for quotes. */
export function findLoaded(state: LiveState, room: string, id: string): Message | undefined {
  const inRoom = findById(state.stretches[room]?.messages ?? [], id);
  if (inRoom) return inRoom;
  for (const thread of Object.values(state.threadStretches)) {
    const found = thread.root.id === id ? thread.root : findById(thread.messages, id);
    if (found) return found;
  }
  return undefined;
}

const told = (replies: Replies | null) => (root: Message) => ({ ...root, replies });

/** A reply. Without `replies` (the answer to one's own sending) what its root tells comes with the event. */
export function replyArrived(state: LiveState, message: Message, replies: Replies | null): LiveState {
  const { thread, room } = message;
  if (!thread) return state;
  const shown = inThread(state, thread.id, (stretch) => withMessage(stretch, message));
  const rooted = replies ? changeMessage(shown, room, thread.id, told(replies)) : shown;
  const me = state.me.id;
  const following = followed(rooted, message, thread, replies);
  if (isBlocked(state, message.author)) return following;
  const isForMe = message.mentions.includes(me) && !message.also_in_room;
  return inOwnThread(following, thread.id, (own) => countMessage(own, message, me, isForMe));
}

/** Follows as the server lets one follow: by replying, by being mentioned, as the author with the first reply; never by a blocked person's. */
function followed(state: LiveState, message: Message, root: Quote, replies: Replies | null): LiveState {
  const me = state.me.id;
  const isMine = message.author === me;
  if (isBlocked(state, message.author)) return state;
  const concerns = isMine || message.mentions.includes(me) || (root.author === me && replies?.count === 1);
  const room = state.rooms.get(message.room);
  // What was said before one came in, or before the last count, is in the marks that came with it.
  if (!concerns || !room || message.seq <= room.countedSeq || state.threads[root.id]) return state;
  const before = message.seq - 1;
  const thread: OwnThread = {
    root,
    room: message.room,
    level: "follow",
    mutedUntil: null,
    readSeq: isMine ? message.seq : before,
    readVersion: 0,
    countedSeq: before,
    counted: { unread: 0, mentions: 0 },
    gone: [],
    since: [],
    needsCount: false,
  };
  return { ...state, threads: withEntry(state.threads, root.id, thread) };
}

export function replyEdited(state: LiveState, event: EventOf<"message.edited">, seq: number): LiveState {
  if (!event.thread) return state;
  const isForMe = event.mentions.includes(state.me.id) && !event.also_in_room;
  return inOwnThread(state, event.thread, (own) => countEdit(own, event.message, isForMe, seq));
}

/** A message was deleted: a reply leaves its tombstone in the thread, a root keeps its thread. */
export function goneFromThreads(state: LiveState, event: EventOf<"message.deleted">, tombstone: Message, seq: number): LiveState {
  const { thread, room, id } = tombstone;
  if (!thread) return changeMessage(state, room, id, () => tombstone);
  const known = findById(state.threadStretches[thread.id]?.messages ?? [], id);
  const isForMe = known ? known.mentions.includes(state.me.id) && !known.also_in_room : null;
  const shown = inThread(state, thread.id, (stretch) => withDeletion(stretch, tombstone));
  const rooted = changeMessage(shown, room, thread.id, told(event.root_replies));
  if (isBlocked(state, tombstone.author)) return rooted;
  return inOwnThread(rooted, thread.id, (own) => countOut(own, tombstone, seq, { me: state.me.id, isForMe }));
}

export const threadRead = (state: LiveState, root: string, seq: number): LiveState =>
  inOwnThread(state, root, (own) => readUpTo(own, seq));

/** How one stands to threads now, here or on another device. */
export function threadsMarked(state: LiveState, marks: readonly ThreadMark[]): LiveState {
  const threads = marks.reduce(
    (all, mark) => withEntry(all, mark.root.id, ownThread(all[mark.root.id], mark) ?? undefined),
    state.threads,
  );
  return { ...state, threads };
}

/** Whoever leaves a room leaves its threads. */
export function threadsLeft(state: LiveState, room: string): LiveState {
  const elsewhere = <Value extends { room: string }>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => one.room !== room));
  return { ...state, threads: elsewhere(state.threads), threadStretches: elsewhere(state.threadStretches) };
}
