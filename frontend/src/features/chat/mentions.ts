/** Completing `@handle` while one types. Pure. */
import { findByWords } from "@/lib/commands";
import type { Person } from "@/lib/wire";

const MOST = 8;
const BEGUN = /(?:^|[^\w@./-])@([\p{L}\p{N}._-]{0,30})$/u;

/** What stands before the caret, if it begins a mention: where its "@" is, and what follows. */
export function mentionAt(text: string, caret: number): { from: number; query: string } | null {
  const query = BEGUN.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** People of the room first: only they are told. */
export function suggestPeople(people: readonly Person[], query: string, inRoom: ReadonlySet<string>): Person[] {
  const found = findByWords(
    people.filter((person) => person.active),
    query,
    ({ name, handle }) => `${name} ${handle}`,
  );
  const rank = (person: Person) => Number(inRoom.has(person.id));
  return found.toSorted((one, other) => rank(other) - rank(one)).slice(0, MOST);
}

/** The text with the mention in it, and where the caret goes. */
export function withMention(text: string, from: number, caret: number, handle: string): { text: string; caret: number } {
  const after = text.slice(caret);
  const inserted = `@${handle}${/^[\s.,;:!?)]/.test(after) ? "" : " "}`;
  const beyondSpace = after.startsWith(" ") ? 1 : 0;
  return { text: text.slice(0, from) + inserted + after, caret: from + inserted.length + beyondSpace };
}
