/** What one keeps for later: one list for the page, asked for anew whenever one of one's own devices has changed it. */
import { api, sendLast } from "./api";
import { createAlarm } from "./alarm";
import { createCell, useCell } from "./cell";
import { setPlaceBadge } from "./badges";
import { scheduledCell } from "./scheduled";
import type { Later, Message, Reminder, Room, Saved } from "./wire";

/** Null until it has been asked for. */
export const laterCell = createCell<Later | null>(null);

let asking: Promise<void> | null = null;
let isStale = false;

/** Asks again; who asks meanwhile gets an answer that is no older than their question. */
export async function refreshLater(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        const before = laterCell.get();
        const later = await api.get("/api/later");
        laterCell.set(later);
        askWhenDue(later.reminders);
        for (const reminder of newlyDue(before, later)) for (const tell of dueListeners) tell(reminder);
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
}

const dueListeners = new Set<(reminder: Reminder) => void>();

/** Told of each reminder that falls due while this page is open. Returns the way out. */
export function onDue(tell: (reminder: Reminder) => void): () => void {
  dueListeners.add(tell);
  return () => dueListeners.delete(tell);
}

/** Told by the server's own count, so that a wrong clock here reminds neither early nor late. */
const askWhenDue = createAlarm(() => refreshLaterQuietly());

/** Those that were still ahead when this page asked last. */
export function newlyDue(before: Later | null, later: Later): Reminder[] {
  const ahead = new Set(before?.reminders.flatMap(({ id, is_due }) => (is_due ? [] : id)));
  return later.reminders.filter(({ id, is_due }) => is_due && ahead.has(id));
}

/** What waits for the person under "Later": reminders that are due, and messages that could not be sent. */
function count(): void {
  const due = laterCell.get()?.reminders.filter(({ is_due }) => is_due).length ?? 0;
  const stuck = scheduledCell.get()?.filter(({ problem }) => problem !== null).length ?? 0;
  setPlaceBadge("later", { count: due + stuck });
}

/** Keeps the number beside "Later" true. Returns the way out. */
export function countLater(): () => void {
  const stops = [laterCell.subscribe(count), scheduledCell.subscribe(count)];
  return () => {
    for (const stop of stops) stop();
    setPlaceBadge("later", {});
  };
}

/** For where an answer is nice to have: what is known stays. */
export const refreshLaterQuietly = (): void => void refreshLater().catch(() => undefined);

export const useLater = (): Later | null => useCell(laterCell);

export function useIsSaved(message: string): boolean {
  const later = useLater();
  return later?.saved.some(({ id, done_at }) => id === message && done_at === null) ?? false;
}

function change(change: (saved: readonly Saved[]) => Saved[]): void {
  const later = laterCell.get();
  if (later) laterCell.set({ ...later, saved: change(later.saved) });
}

/** Shown at once; what the server then says counts. */
async function tell(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } finally {
    refreshLaterQuietly();
  }
}

const put = (message: string, note: string, is_done: boolean) =>
  tell(api.put("/api/messages/{message_id}/bookmark", { path: { message_id: message }, body: { note, is_done } }));

/** The message of which one wants to be reminded, while one is asked when. */
export const remindCell = createCell<Message | null>(null);

export type When = { in_s: number } | { due_at: string };

export const useReminderOf = (message: string): Reminder | undefined => useLater()?.reminders.find((one) => one.message === message);

export const remindOf = (message: string, when: When, note: string): Promise<void> =>
  tell(api.put("/api/messages/{message_id}/reminder", { path: { message_id: message }, body: { ...when, note } }));

export const changeReminder = (reminder: string, change: Partial<{ in_s: number; due_at: string; note: string }>): Promise<void> =>
  tell(api.patch("/api/reminders/{reminder_id}", { path: { reminder_id: reminder }, body: change }));

export const dropReminder = (reminder: string): Promise<void> =>
  tell(api.delete("/api/reminders/{reminder_id}", { path: { reminder_id: reminder } }));

export const dropReminderNow = (reminder: string): void => sendLast("DELETE", `/api/reminders/${encodeURIComponent(reminder)}`);

export function saveMessage(said: Message, room: Room): Promise<void> {
  const known = laterCell.get()?.saved.find(({ id }) => id === said.id);
  const saved: Saved = { id: said.id, said, room, note: known?.note ?? "", saved_at: new Date().toISOString(), done_at: null };
  change((all) => [saved, ...all.filter(({ id }) => id !== said.id)]);
  return put(said.id, saved.note, false);
}

export function changeSaved({ id, note, done_at }: Saved, part: { note?: string; isDone?: boolean }): Promise<void> {
  const next = { note: part.note ?? note, isDone: part.isDone ?? done_at !== null };
  const at = next.isDone ? (done_at ?? new Date().toISOString()) : null;
  change((all) => all.map((one) => (one.id === id ? { ...one, note: next.note, done_at: at } : one)));
  return put(id, next.note, next.isDone);
}

export function forgetSaved(message: string): Promise<void> {
  change((all) => all.filter(({ id }) => id !== message));
  return tell(api.delete("/api/messages/{message_id}/bookmark", { path: { message_id: message } }));
}
