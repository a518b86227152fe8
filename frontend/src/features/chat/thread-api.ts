/** Loading threads, and how one stands to them. */
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import { withEntry } from "@/lib/live/state";
import type { LiveState } from "@/lib/live/state";
import type { Result, Thread, ThreadLevel, Threads } from "@/lib/wire";
import { type HistoryKind, withHistory } from "./stretch";
import { threadRead, threadsMarked } from "./threads";

const PAGE = 60;
const FAR_PAGE = 120;
/** Threads on a page of the list. */
const LISTED = 15;

type Asked = { before?: number; after?: number; around?: number; limit: number };

function withThread(state: LiveState, thread: Thread, kind: HistoryKind): LiveState {
  const { root, room, mark } = thread;
  const stretch = { ...withHistory(state.threadStretches[root.id], thread, kind), root, room };
  const shown = { ...state, threadStretches: withEntry(state.threadStretches, root.id, stretch) };
  // Where one is not, nothing is followed and nothing is counted.
  return state.rooms.get(room) ? threadsMarked(shown, [mark]) : shown;
}

const load = (root: string, query: Asked, kind: HistoryKind): Promise<Thread> =>
  getEngine().load(
    () => api.get("/api/messages/{message_id}/thread", { path: { message_id: root }, query }),
    (state, thread) => withThread(state, thread, kind),
  );

export const loadThread = (root: string) => load(root, { limit: PAGE }, "fresh");
export const loadThreadAround = (root: string, seq: number) => load(root, { around: seq, limit: PAGE * 2 }, "fresh");
export const loadOlderReplies = (root: string, before: number) => load(root, { before, limit: FAR_PAGE }, "older");
export const loadNewerReplies = (root: string, after: number) => load(root, { after, limit: FAR_PAGE }, "newer");

/** A page of the followed threads, each with its latest replies. What is loaded of a thread already stays. */
export const loadThreads = (skip: number): Promise<Threads> =>
  getEngine().load(
    () => api.get("/api/threads", { query: { skip, limit: LISTED } }),
    (state, { threads }) =>
      threads.reduce((before, thread) => {
        const isKnown = before.threadStretches[thread.root.id]?.hasNewer === false;
        return isKnown ? threadsMarked(before, [thread.mark]) : withThread(before, thread, "fresh");
      }, state),
  );

function take(result: Result): void {
  if (result.type === "thread") getEngine().update((state) => threadsMarked(state, [result.thread]));
}

/** Here at once, there as soon as the line allows; the marks after the next welcome even out what was lost. */
export function markThreadRead(root: string, seq: number): void {
  const engine = getEngine();
  // One who has seen the newest reply has read all that was counted, whatever else was said in the room since.
  const upTo = Math.max(seq, engine.store.current()?.threads[root]?.countedSeq ?? 0);
  engine.update((state) => threadRead(state, root, upTo));
  const read_version = engine.store.current()?.threads[root]?.readVersion ?? null;
  engine.command({ do: "thread.read", message: root, seq: upTo, read_version }).then(take, () => undefined);
}

/** From this message of the thread on, on all devices. */
export async function markThreadUnread(message: string): Promise<void> {
  const mark = await api.post("/api/messages/{message_id}/thread/unread", { path: { message_id: message } });
  getEngine().update((state) => threadsMarked(state, [mark]));
}

export async function setThreadLevel(root: string, level: ThreadLevel, muted_until: string | null = null): Promise<void> {
  take(await getEngine().command({ do: "thread.follow", message: root, level, muted_until }));
}

export async function markAllThreadsRead(): Promise<void> {
  const marks = await api.post("/api/threads/read");
  getEngine().update((state) => threadsMarked(state, marks));
}
