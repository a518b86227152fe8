/** Messages that wait for their time: one list for the page, asked for anew whenever it has changed. */
import { createAlarm } from "./alarm";
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { Message, Quote, Scheduled } from "./wire";

/** Null until it has been asked for. */
export const scheduledCell = createCell<readonly Scheduled[] | null>(null);

const failureListeners = new Set<(scheduled: Scheduled) => void>();

/** Told of each that could not be sent while this page is open. Returns the way out. */
export function onFailure(tell: (scheduled: Scheduled) => void): () => void {
  failureListeners.add(tell);
  return () => failureListeners.delete(tell);
}

/** Those that had no problem when this page asked last. */
export function newlyStuck(before: readonly Scheduled[] | null, all: readonly Scheduled[]): Scheduled[] {
  const fine = new Set(before?.flatMap(({ id, problem }) => (problem === null ? id : [])));
  return all.filter(({ id, problem }) => problem !== null && fine.has(id));
}

/** The worker looks every five seconds. */
const askWhenSent = createAlarm(() => refreshScheduled(), 7_000);
/** One that waits for its turn in a slow room, or for the worker. */
const OVERDUE_S = 30;

let asking: Promise<void> | null = null;
let isStale = false;

/** Asks again; who asks meanwhile gets an answer that is no older than their question. */
async function refresh(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        const before = scheduledCell.get();
        const all = await api.get("/api/scheduled");
        scheduledCell.set(all);
        askWhenSent(all.map(({ in_s, problem }) => ({ in_s: in_s === 0 && problem === null ? OVERDUE_S : in_s })));
        for (const one of newlyStuck(before, all)) for (const tell of failureListeners) tell(one);
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
}

export const refreshScheduled = (): void => void refresh().catch(() => undefined);

export const useScheduled = (): readonly Scheduled[] | null => useCell(scheduledCell);

export interface ScheduleWish {
  room: string;
  body: string;
  replyTo: Quote | null;
  thread: Quote | null;
  alsoInRoom: boolean;
  /** Ids of files that the server has. */
  files: readonly string[];
  dueAt: Date;
  /** One knows how many people it calls. */
  isConfirmed: boolean;
}

export async function schedule({ room, body, replyTo, thread, alsoInRoom, files, dueAt, isConfirmed }: ScheduleWish): Promise<void> {
  const where = { thread: thread?.id ?? null, also_in_room: alsoInRoom, reply_to: replyTo?.id ?? null };
  const wish = { ...where, body, files: [...files], due_at: dueAt.toISOString(), confirmed: isConfirmed };
  await api.post("/api/rooms/{room_id}/scheduled", { path: { room_id: room }, body: wish });
  refreshScheduled();
}

const at = (id: string) => ({ path: { scheduled_id: id } });

export async function changeScheduled(id: string, change: { body?: string; confirmed?: boolean; due_at?: string }): Promise<void> {
  await api.patch("/api/scheduled/{scheduled_id}", { ...at(id), body: change });
  refreshScheduled();
}

export async function sendNow(id: string): Promise<Message> {
  const message = await api.post("/api/scheduled/{scheduled_id}/send", at(id));
  refreshScheduled();
  return message;
}

/** It is a draft again: other devices and this one hear of that as of every draft. */
export async function callOff(id: string): Promise<void> {
  await api.delete("/api/scheduled/{scheduled_id}", at(id));
  refreshScheduled();
}
