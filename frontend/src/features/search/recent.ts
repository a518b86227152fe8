/** The last searches of a person, kept in this browser and nowhere else. */
import { keptFor } from "@/lib/kept";

const KEY = "searches";
const MOST = 8;

export function recentSearches(person: string): readonly string[] {
  const stored = keptFor(person).read(KEY);
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}

/** Puts a search first. One that goes on from an earlier one, letter by letter, takes its place. */
export function keepSearch(person: string, search: string): void {
  const wanted = search.trim();
  if (wanted === "") return;
  const others = recentSearches(person).filter((one) => one !== wanted && !wanted.startsWith(one));
  keptFor(person).write(KEY, [wanted, ...others].slice(0, MOST));
}

export function forgetSearches(person: string): void {
  keptFor(person).write(KEY, undefined);
}
