import { type KeyboardEvent, useState } from "react";

interface ChoicesInput {
  count: number;
  /** The end of the id of the marked entry's element, after the list's own id. */
  idAt: (index: number) => string | number;
  onChoose: (index: number) => void;
  onClose: () => void;
}

/** A list under a text that keeps the focus: which entry is marked, its keys, and what a screen reader is told of it. */
export function useChoices({ count, idAt, onChoose, onClose }: ChoicesInput) {
  const [marked, mark] = useState(0);
  const isOpen = count > 0;
  const at = Math.min(marked, count - 1);
  /** Returns whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    if (event.key === "ArrowDown") mark((at + 1) % count);
    else if (event.key === "ArrowUp") mark((at - 1 + count) % count);
    else if (event.key === "Enter" || event.key === "Tab") onChoose(at);
    else if (event.key === "Escape") onClose();
    else return false;
    event.preventDefault();
    return true;
  };
  const comboProps = (listId: string) =>
    isOpen
      ? ({
          role: "combobox",
          "aria-expanded": true,
          "aria-controls": listId,
          "aria-autocomplete": "list",
          "aria-activedescendant": `${listId}-${idAt(at)}`,
        } as const)
      : {};
  return { isOpen, marked: at, mark, onKeyDown, comboProps };
}
