/** What stands behind a "/" at the beginning of a text. Pure. */
import { findByWords } from "@/lib/commands";

export interface Slash {
  name: string;
  /** What follows the name, as it is typed. */
  hint: string;
  description: string;
  /** Whose it is; null: this screen does it by itself. */
  bot: string | null;
}

const MOST = 8;
const BEGUN = /^\/([a-z0-9-]{0,30})$/i;
const WHOLE = /^\/([a-z][a-z0-9-]{0,29})(?:\s+([\s\S]*))?$/i;

/** The beginning of a name before the caret; null where no command is meant: "/usr/bin" is none, nor is one further on. */
export function nameBefore(text: string, caret: number): string | null {
  const rest = text.slice(caret);
  return rest === "" || /^\s/.test(rest) ? (BEGUN.exec(text.slice(0, caret))?.[1]?.toLowerCase() ?? null) : null;
}

/** A text that is a command, with what was given to it. */
export function readSlash(text: string): { name: string; words: string } | null {
  const [, name, words = ""] = WHOLE.exec(text.trimEnd()) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), words: words.trim() };
}

/** Those whose names begin so first, then those in whose words it is found. */
export function suggest(all: readonly Slash[], query: string): readonly Slash[] {
  const begin = all.filter(({ name }) => name.startsWith(query));
  const others = query.length < 2 ? [] : findByWords(all, query, ({ name, description }) => `${name} ${description}`);
  return [...new Set([...begin, ...others])].slice(0, MOST);
}

/** The name in full, and the caret behind it. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const rest = text.slice(caret).trimStart();
  return { text: `/${name} ${rest}`, caret: name.length + 2 };
}

const SIGN = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** What was given to "/status": an emoji may stand before the words. */
export function statusIn(words: string): { emoji: string; text: string } {
  const [first] = new Intl.Segmenter().segment(words);
  const emoji = first && SIGN.test(first.segment) ? first.segment : "";
  return { emoji, text: words.slice(emoji.length).trim() };
}

/** People who are named by their handles in what was given to "/invite". */
export const handlesIn = (words: string): string[] => [...words.matchAll(/@?([\p{L}\p{N}._-]+)/gu)].flatMap(([, handle]) => handle ?? []);
