/** What is said in an episode: whose turn it is, where one is in it, and where words are found. Pure; all in milliseconds. */
import type { TranscriptLine } from "@/lib/wire";

/** What one person says before somebody else does. */
export interface Turn {
  person: string;
  lines: readonly TranscriptLine[];
}

/** Lines in order as turns. */
export function turnsOf(lines: readonly TranscriptLine[]): Turn[] {
  const turns: { person: string; lines: TranscriptLine[] }[] = [];
  for (const line of lines) {
    const last = turns.at(-1);
    if (last?.person === line.person) last.lines.push(line);
    else turns.push({ person: line.person, lines: [line] });
  }
  return turns;
}

/** The line that is heard at a moment, or was heard last; undefined before the first. */
export function lineAt(lines: readonly TranscriptLine[], at_ms: number): TranscriptLine | undefined {
  return lines.findLast(({ start_ms }) => start_ms <= at_ms);
}

/** A stretch of a text: looked for or not. */
export interface Stretch {
  text: string;
  isFound: boolean;
}

const plain = (text: string) => text.toLocaleLowerCase();

/** A text in stretches, wherever the words looked for are in it; null where they are not. */
export function found(text: string, wanted: string): Stretch[] | null {
  const [whole, part] = [plain(text), plain(wanted.trim())];
  // A few letters change their length when they become small: then the places would not fit.
  if (part === "" || whole.length !== text.length) return whole.includes(part) ? [{ text, isFound: false }] : null;
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, from)) {
    if (at > from) stretches.push({ text: text.slice(from, at), isFound: false });
    from = at + part.length;
    stretches.push({ text: text.slice(at, from), isFound: true });
  }
  if (stretches.length === 0) return null;
  if (from < text.length) stretches.push({ text: text.slice(from), isFound: false });
  return stretches;
}
