/** The one live model of this page, and how React reads it. app/live.ts sets it up before the first screen. */
import { useStore } from "@/lib/store";
import { type AllDrafts, NO_DRAFT, type Draft } from "@/lib/drafts";
import type { Letter } from "@/lib/outbox";
import type { Engine, Live } from "./engine";
import type { LiveState } from "./state";

let engine: Engine | null = null;

export function setEngine(one: Engine | null): void {
  engine = one;
}

export function getEngine(): Engine {
  if (!engine) throw new Error("The live model was used before it was set up.");
  return engine;
}

/** Reads a part of the live state. For parts below a screen, which is only there once the start snapshot is. */
export function useLive<Part>(select: (state: LiveState) => Part, isEqual?: (one: Part, other: Part) => boolean): Part {
  const read = (state: Live): Part => {
    if (!state) throw new Error("A screen was drawn before the start snapshot came.");
    return select(state);
  };
  return useStore(getEngine().store, read, isEqual);
}

export const useIsLoaded = (): boolean => useStore(getEngine().store, isLoaded);

const isLoaded = (state: Live) => state !== null;

export function useLetters<Part>(select: (letters: readonly Letter[]) => Part, isEqual?: (one: Part, other: Part) => boolean): Part {
  return useStore(getEngine().letters, select, isEqual);
}

/** What stands in a composer. */
export const useDraft = (place: string): Draft => useDrafts((all) => all[place] ?? NO_DRAFT);

export function useDrafts<Part>(select: (all: AllDrafts) => Part, isEqual?: (one: Part, other: Part) => boolean): Part {
  return useStore(getEngine().drafts.store, select, isEqual);
}
