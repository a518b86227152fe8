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
function fold(text: string): string {
  return text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

/** 3: a word begins with it; 2: it stands inside; 1: its letters come in this order; 0: no. */
function scoreWord(words: string, query: string): number {
  if (words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 3;
  if (words.includes(query)) return 2;
  let from = 0;
  for (const letter of query) {
    from = words.indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return query.length > 2 ? 1 : 0;
}

/** Those that answer every word of the query, best first; order kept among equals. Empty query: all. */
export function findByWords<Item>(items: readonly Item[], query: string, wordsOf: (item: Item) => string): Item[] {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  const scored = items.map((item) => {
    const words = fold(wordsOf(item));
    const scores = asked.map((word) => scoreWord(words, word));
    return { item, weakest: Math.min(3, ...scores), sum: scores.reduce((sum, score) => sum + score, 0) };
  });
  // Letters in order are a guess: made only when nothing holds the words themselves.
  const least = scored.some(({ weakest }) => weakest >= 2) ? 2 : 1;
  return scored
    .filter(({ weakest }) => weakest >= least)
    .sort((a, b) => b.sum - a.sum)
    .map(({ item }) => item);
}
