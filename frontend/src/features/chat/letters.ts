/** Which of the messages on their way belong where. Pure. */
import type { Letter } from "@/lib/outbox";
import type { Quote } from "@/lib/wire";

/** In a thread, or in a room's own stream: there also a reply that goes to both. */
export const isWrittenIn =
  (room: string, thread: Quote | null) =>
  (letter: Letter): boolean => {
    if (letter.room !== room) return false;
    if (thread) return letter.thread?.id === thread.id;
    return !letter.thread || letter.alsoInRoom === true;
  };
