/** Changing what stands in a text field so that the browser's own undo knows of it. */
import type { Change, Spot } from "./formatting";

export const spotIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Spot => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
});

export function applyChange(area: HTMLTextAreaElement, { from, to, insert, selectFrom, selectTo }: Change): void {
  area.focus();
  area.setSelectionRange(from, to);
  // Nothing newer puts text in as if it were typed; without it Ctrl + Z would skip what a button did.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const run = (command: string, text = "") => document.execCommand(command, false, text);
  const isDone = insert !== "" ? run("insertText", insert) : from === to || run("delete");
  if (!isDone) {
    area.setRangeText(insert, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(selectFrom, selectTo);
}
