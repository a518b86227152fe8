/** Whom one may pick in a dialog, and why some are not to be had. Pure. */
import { findByWords } from "@/lib/commands";
import type { Person } from "@/lib/wire";

/** free: to be had. asked: invited, has not answered. in: there already. */
export type Choosable = "free" | "asked" | "in";

export interface PersonChoice {
  person: Person;
  state: Choosable;
}

/** Drawn at once; more than that nobody scrolls through. */
export const MOST = 150;

const ORDER: Record<Choosable, number> = { free: 0, asked: 1, in: 2 };
const wordsOf = ({ person }: PersonChoice) =>
  [person.name, person.handle, person.job_title, person.department, person.site].filter(Boolean).join(" ");

export function choicesOf(people: readonly Person[], asked: ReadonlySet<string>, present: ReadonlySet<string>): PersonChoice[] {
  return people
    .filter(({ active }) => active)
    .map((person) => ({ person, state: present.has(person.id) ? "in" : asked.has(person.id) ? "asked" : "free" }) as const);
}

/** Best first while someone searches; else by name, with those who are to be had on top. */
export function findPeople(choices: readonly PersonChoice[], query: string, locale: string): PersonChoice[] {
  if (query.trim() !== "") return findByWords(choices, query, wordsOf);
  const { compare } = new Intl.Collator(locale);
  return choices.toSorted((one, other) => ORDER[one.state] - ORDER[other.state] || compare(one.person.name, other.person.name));
}
