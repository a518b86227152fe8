/** Reading mode: from one unread room to the next, the longest waiting first; leaving one marks it as read. */
import { createCell } from "@/lib/cell";
import { getEngine } from "@/lib/live/current";
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { toasts } from "@/ui/toast-queue";
import { markRead } from "./api";
import { partsOf } from "./list-parts";
import { hasUnread, unreadInOrder } from "./room-order";

export type Reading = "off" | "on" | "done";

export const readingCell = createCell<Reading>("off");

/** What is still to read, besides the room that one is in. */
export function roomsLeft(here: string | null): string[] {
  const state = getEngine().store.current();
  return state ? unreadInOrder(partsOf(state, i18n.locale)).filter((room) => room !== here) : [];
}

/** The same as a yes or no, for what is asked with every change. */
export function isAnyLeft(here: string | null): boolean {
  const state = getEngine().store.published();
  return state !== null && partsOf(state, i18n.locale).some(({ rooms }) => rooms.some((own) => own.room.id !== here && hasUnread(own)));
}

/** All that this browser knows to have been said there. */
function markAsRead(room: string): void {
  const own = getEngine().store.current()?.rooms.get(room);
  const last = Math.max(own?.countedSeq ?? 0, own?.since.at(-1)?.seq ?? 0);
  if (own && last > own.readSeq) markRead(room, last);
}

/** Begins, or goes on to the next room; after the last one it says that all is read: over the room, or wherever one is. */
export function readOn(here: string | null, navigate: (path: string) => void): void {
  const wasReading = readingCell.get() === "on";
  const [next] = roomsLeft(here);
  if (here === null && next === undefined) {
    readingCell.set("off");
    toasts.add({ text: i18n._(msg`All read. Nothing waits for you.`) });
    return;
  }
  if (here !== null && wasReading) markAsRead(here);
  readingCell.set(next === undefined ? "done" : "on");
  if (next !== undefined) navigate(`/rooms/${next}`);
}
