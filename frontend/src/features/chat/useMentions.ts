import { type RefObject, useState } from "react";
import { useLive } from "@/lib/live/current";
import type { Person } from "@/lib/wire";
import { mentionAt, suggestPeople, withMention } from "./mentions";
import { useRoomActs } from "./room-acts";
import { useChoices } from "./useChoices";

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
  const begun = caret === null ? null : mentionAt(body, caret);
  const all = useLive((state) => (begun ? state.people : null));
  const inRoom = useLive((state) => state.roomPeople[room.id]);
  const people = begun && all ? suggestPeople(Object.values(all).filter(({ id }) => id !== me), begun.query, new Set(inRoom)) : NOBODY;

  const close = () => setCaret(null);
  const choose = (person: Person | undefined) => {
    if (!person || !begun || caret === null) return;
    const done = withMention(body, begun.from, caret, person.handle);
    close();
    onComplete(done.text, done.caret);
  };
  const choices = useChoices({ count: people.length, idAt: (index) => people[index]?.id ?? "", onChoose: (index) => choose(people[index]), onClose: close });
  const onCaret = (next: number) => {
    // Only while one writes: a click into old text opens nothing.
    const isWriting = area.current !== null && document.activeElement === area.current;
    const found = isWriting ? mentionAt(area.current?.value ?? "", next) : null;
    if (found?.from !== begun?.from) choices.mark(0);
    setCaret(found ? next : null);
  };
  return { people, ...choices, choose, close, onCaret, inRoom };
}
