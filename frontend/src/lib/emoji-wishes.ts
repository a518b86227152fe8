/** Adding an emoji of the organisation's own: asked for from the picker and from the house. The dialog stands in features/emoji. */
import { createCell } from "./cell";

/** Whether it is open. */
export const addEmojiCell = createCell(false);
