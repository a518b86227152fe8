/**
 * What the command palette and the keyboard can do. Features register commands while they are on screen;
 * app registers those that are always there.
 */
import type { MessageDescriptor } from "@lingui/core";
import type { LucideIcon } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";

export interface Command {
  /** "place.verb", as in "rooms.open". A later one of the same id covers the earlier while it is registered. */
  id: string;
  /** A verb phrase, from Lingui's `msg`. */
  title: MessageDescriptor;
  /** Heading in the palette and in the list of shortcuts. */
  group: MessageDescriptor;
  icon?: LucideIcon;
  /** Other words under which people look for it. */
  alsoKnownAs?: MessageDescriptor;
  /** "mod+k", "g r" (one after the other), "?". */
  keys?: string;
  /** Only a shortcut, such as "next message": listed under `?`, not in the palette. */
  isKeyOnly?: boolean;
  run: () => void;
}

/** Something found by asking: a person, a room, a message. */
export interface PaletteHit {
  id: string;
  title: string;
  hint?: string;
  icon?: LucideIcon;
  run: () => void;
}

/** Asked while someone types in the palette; must heed the signal. */
export interface PaletteSource {
  id: string;
  group: MessageDescriptor;
  search: (query: string, signal: AbortSignal) => Promise<readonly PaletteHit[]>;
  /** What to offer before anything is typed, at once and few. */
  suggest?: () => readonly PaletteHit[];
}

/** An ordered register of things with an id, where the latest of an id counts. */
export class Registry<Entry extends { id: string }> {
  #all: readonly Entry[] = [];
  #current: readonly Entry[] = [];
  #listeners = new Set<() => void>();

  /** Returns the way out. */
  register(entries: readonly Entry[]): () => void {
    this.#change([...this.#all, ...entries]);
    return () => this.#change(this.#all.filter((entry) => !entries.includes(entry)));
  }

  current = (): readonly Entry[] => this.#current;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(all: readonly Entry[]): void {
    this.#all = all;
    this.#current = [...new Map(all.map((entry) => [entry.id, entry])).values()];
    for (const listener of this.#listeners) listener();
  }
}

export const commands = new Registry<Command>();
export const paletteSources = new Registry<PaletteSource>();

export function useEntries<Entry extends { id: string }>(registry: Registry<Entry>): readonly Entry[] {
  return useSyncExternalStore(registry.subscribe, registry.current);
}

/** Registers while the caller is mounted. Memoise the list, or it is registered anew on each render. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => commands.register(list), [list]);
}

/** Lower case, accents off, ß as ss: how people type when they are quick. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

const INSIDE_A_WORD = /[\p{L}\p{N}]/u;

/** 3: a word begins with it; 2: it stands inside; 0: no. */
function scoreWord(words: string, query: string): number {
  let at = words.indexOf(query);
  if (at === -1) return 0;
  for (; at !== -1; at = words.indexOf(query, at + 1)) if (at === 0 || !INSIDE_A_WORD.test(words.charAt(at - 1))) return 3;
  return 2;
}

/** The same, and 1 where its letters come in this order. */
function guessWord(words: string, query: string): number {
  const score = scoreWord(words, query);
  if (score > 0) return score;
  let from = 0;
  for (const letter of query) {
    from = words.indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return query.length > 2 ? 1 : 0;
}

/** Those that answer every word of the query, best first; order kept among equals. Empty query: all. */
export function findByWords<Item>(items: readonly Item[], query: string, wordsOf: (item: Item) => string): Item[] {
  return findByFolded(items, query, (item) => fold(wordsOf(item)));
}

/** The same where the words are folded already: for what is looked through with every letter. */
export function findByFolded<Item>(items: readonly Item[], query: string, foldedOf: (item: Item) => string): Item[] {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return [...items];
  const found = scored(items, asked, foldedOf, scoreWord);
  // Letters in order are a guess: made only when nothing holds the words themselves.
  const best = found.length > 0 ? found : scored(items, asked, foldedOf, guessWord);
  return best.sort((a, b) => b.sum - a.sum).map(({ item }) => item);
}

function scored<Item>(
  items: readonly Item[],
  asked: readonly string[],
  foldedOf: (item: Item) => string,
  scoreOf: (words: string, query: string) => number,
): { item: Item; sum: number }[] {
  return items.flatMap((item) => {
    const words = foldedOf(item);
    let sum = 0;
    for (const word of asked) {
      const score = scoreOf(words, word);
      if (score === 0) return [];
      sum += score;
    }
    return { item, sum };
  });
}
