import { type RefObject, useState } from "react";
import { useLive } from "@/lib/live/current";
import type { Person, Reach } from "@/lib/wire";
import { mentionAt, suggestPeople, withMention } from "./mentions";
import { useRoomActs } from "./room-acts";
import { useChoices } from "./useChoices";
import { suggestCalls } from "./writing/calls";
import { useReach } from "./writing/useCalls";

interface MentionsInput {
  body: string;
  area: RefObject<HTMLTextAreaElement | null>;
  onComplete: (text: string, caret: number) => void;
  /** Said in a thread alone, where nobody calls everyone. */
  isInThread: boolean;
}

/** A person, or a word for many. */
export type Mentionable = Person | Reach;

const MOST = 8;
const NO_CALLS: readonly Reach[] = [];
export const isCall = (one: Mentionable): one is Reach => "call" in one;
export const keyOf = (one: Mentionable): string => (isCall(one) ? one.call : one.id);

export type Mentions = ReturnType<typeof useMentions>;

const NOBODY: readonly Person[] = [];

/** Who is meant by the "@an" before the caret, and choosing with the keyboard while the focus stays in the text. */
export function useMentions({ body, area, onComplete, isInThread }: MentionsInput) {
  const { room, me } = useRoomActs();
  const [caret, setCaret] = useState<number | null>(null);
  const begun = caret === null ? null : mentionAt(body, caret);
  const all = useLive((state) => (begun ? state.people : null));
  const inRoom = useLive((state) => state.roomPeople[room.id]);
  const reach = useReach(room.id, begun !== null);
  const calls = begun ? suggestCalls(reach, begun.query, isInThread) : NO_CALLS;
  const people = begun && all ? suggestPeople(Object.values(all).filter(({ id }) => id !== me), begun.query, new Set(inRoom)) : NOBODY;

  const close = () => setCaret(null);
  // What was begun by name goes first; with nothing begun people do.
  const few = people.slice(0, MOST - calls.length);
  const found: readonly Mentionable[] = begun?.query === "" ? [...few, ...calls] : [...calls, ...few];
  const choose = (one: Mentionable | undefined) => {
    if (!one || !begun || caret === null) return;
    const done = withMention(body, begun.from, caret, isCall(one) ? one.call : one.handle);
    close();
    onComplete(done.text, done.caret);
  };
  const choices = useChoices({
    count: found.length,
    idAt: (index) => (found[index] ? keyOf(found[index]) : ""),
    onChoose: (index) => choose(found[index]),
    onClose: close,
  });
  const onCaret = (next: number) => {
    // Only while one writes: a click into old text opens nothing.
    const isWriting = area.current !== null && document.activeElement === area.current;
    const found = isWriting ? mentionAt(area.current?.value ?? "", next) : null;
    if (found?.from !== begun?.from) choices.mark(0);
    setCaret(found ? next : null);
  };
  return { found, ...choices, choose, close, onCaret, inRoom };
}
