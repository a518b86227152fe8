/** Passing a message on: what is being passed on. The dialog stands in features/chat/forward. */
import { createCell } from "./cell";
import type { Message, Room } from "./wire";

export const forwardCell = createCell<{ message: Message; room: Room } | null>(null);
