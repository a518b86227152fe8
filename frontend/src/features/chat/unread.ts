/** Marking as unread from a message on. The place that one is in stays unread until one comes back or reads on. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLive } from "@/lib/live/current";
import type { LiveState } from "@/lib/live/state";
import type { Message, Quote } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { markUnread } from "./api";
import { useRoomActs } from "./room-acts";
import { markThreadUnread } from "./thread-api";

/** In a thread its own mark is set back, in a room that of the room. */
export async function startUnread(message: Message, thread: Quote | null): Promise<void> {
  await (thread === null ? markUnread(message.id) : markThreadUnread(message.id));
  toasts.add({ text: i18n._(msg`Unread from here on, on all of your devices`) });
}

/** What somebody else said, where one is; a muted thread has nothing that waits. */
export const mayMarkUnread = (state: LiveState, { author, room }: Message, thread: Quote | null): boolean =>
  author !== state.me.id && state.rooms.get(room) !== undefined && (thread === null || state.threads[thread.id]?.level !== "mute");

export function useMayMarkUnread(message: Message): boolean {
  const { thread } = useRoomActs();
  return useLive((state) => mayMarkUnread(state, message, thread));
}
