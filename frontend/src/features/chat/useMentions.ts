import { type KeyboardEvent, type RefObject, useState } from "react";
import { useLive } from "@/lib/live/current";
import type { Person } from "@/lib/wire";
import { mentionAt, suggestPeople, withMention } from "./mentions";
import { useRoomActs } from "./room-acts";

interface MentionsInput {
  body: string;
  area: RefObject<HTMLTextAreaElement | null>;
  onComplete: (text: string, caret: number) => void;
}

export type Mentions = ReturnType<typeof useMentions>;

const NOBODY: readonly Person[] = [];

/** Who is meant by the "@an" before the caret, and choosing with the keyboard while the focus stays in the text. */
export function useMentions({ body, area, onComplete }: MentionsInput) {
  const { room, me } = useRoomActs();
  const [caret, setCaret] = useState<number | null>(null);
  const [marked, setMarked] = useState(0);
  const begun = caret === null ? null : mentionAt(body, caret);
  const all = useLive((state) => (begun ? state.people : null));
  const inRoom = useLive((state) => state.roomPeople[room.id]);
  const people = begun && all ? suggestPeople(Object.values(all).filter(({ id }) => id !== me), begun.query, new Set(inRoom)) : NOBODY;
  const isOpen = people.length > 0;
  const at = Math.min(marked, people.length - 1);

  const close = () => setCaret(null);
  const choose = (person: Person | undefined) => {
    if (!person || !begun || caret === null) return;
    const done = withMention(body, begun.from, caret, person.handle);
    close();
    onComplete(done.text, done.caret);
  };
  /** Returns whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    if (event.key === "ArrowDown") setMarked((at + 1) % people.length);
    else if (event.key === "ArrowUp") setMarked((at - 1 + people.length) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(people[at]);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  };
  const onCaret = (next: number) => {
    // Only while one writes: a click into old text opens nothing.
    const isWriting = area.current !== null && document.activeElement === area.current;
    const found = isWriting ? mentionAt(area.current?.value ?? "", next) : null;
    if (found?.from !== begun?.from) setMarked(0);
    setCaret(found ? next : null);
  };
  const comboProps = (listId: string) =>
    isOpen
      ? ({
          role: "combobox",
          "aria-expanded": true,
          "aria-controls": listId,
          "aria-autocomplete": "list",
          "aria-activedescendant": `${listId}-${people[at]?.id ?? ""}`,
        } as const)
      : {};
  return { people, isOpen, marked: at, mark: setMarked, choose, close, onKeyDown, onCaret, comboProps, inRoom };
}
