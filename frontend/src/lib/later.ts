/** What one keeps for later: one list for the page, asked for anew whenever one of one's own devices has changed it. */
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { Later, Message, Room, Saved } from "./wire";

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
        laterCell.set(await api.get("/api/later"));
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
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
