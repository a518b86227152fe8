import { type RefObject, useState } from "react";
import { useLingui } from "@lingui/react";
import { type Emoji, findEmoji, nameAt, ownAsEmoji, signsByName, toned, withSigns } from "./emoji/find";
import { keepEmoji, keptTone } from "./emoji/recent";
import { knownEmoji, loadEmoji } from "./emoji/table";
import { useLive } from "@/lib/live/current";
import { useRoomActs } from "./room-acts";
import { useChoices } from "./useChoices";

const MOST = 8;
const NONE: readonly Emoji[] = [];

export type EmojiNames = ReturnType<typeof useEmojiNames>;

interface EmojiNamesInput {
  body: string;
  area: RefObject<HTMLTextAreaElement | null>;
  onComplete: (text: string, caret: number) => void;
}

/** Which sign is meant by the ":kaf" before the caret, and choosing with the keyboard while the focus stays in the text. */
export function useEmojiNames({ body, area, onComplete }: EmojiNamesInput) {
  const { i18n } = useLingui();
  const { me } = useRoomActs();
  const [caret, setCaret] = useState<number | null>(null);
  const [, setLoaded] = useState(false);
  const begun = caret === null ? null : nameAt(body, caret);
  const own = useLive((state) => (begun ? state.ownEmoji : null));
  const all = begun ? knownEmoji(i18n.locale) : null;
  const found = begun && own ? findEmoji([...ownAsEmoji(Object.keys(own)), ...(all ?? NONE)], begun.query, MOST) : NONE;
  const tone = found.length > 0 ? keptTone(me) : 0;

  const close = () => setCaret(null);
  const signOf = (emoji: Emoji) => toned(emoji, tone);
  const choose = (emoji: Emoji | undefined) => {
    if (!emoji || !begun || caret === null) return;
    const sign = `${signOf(emoji)} `;
    keepEmoji(me, sign.trim());
    close();
    onComplete(body.slice(0, begun.from) + sign + body.slice(caret), begun.from + sign.length);
  };
  const choices = useChoices({ count: found.length, idAt: (index) => index, onChoose: (index) => choose(found[index]), onClose: close });
  const onCaret = (next: number) => {
    const isWriting = area.current !== null && document.activeElement === area.current;
    const text = area.current?.value ?? "";
    const meant = isWriting ? nameAt(text, next) : null;
    // A colon is enough to begin loading; a text without one never needs the table.
    if (isWriting && text.includes(":") && !knownEmoji(i18n.locale)) {
      loadEmoji(i18n.locale).then(
        () => setLoaded(true),
        () => undefined, // `:name:` is readable as it is
      );
    }
    if (meant?.from !== begun?.from) choices.mark(0);
    setCaret(meant ? next : null);
  };
  /** As it is sent: names that were typed to their end are signs. */
  const finished = (text: string): string => {
    const table = text.includes(":") ? knownEmoji(i18n.locale) : null;
    if (!table) return text;
    const signs = signsByName(table);
    return withSigns(text, (name) => signs.get(name));
  };
  return { found, ...choices, choose, close, onCaret, signOf, finished };
}
