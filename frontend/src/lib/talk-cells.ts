/** What of a talk is true for a moment, and what the shell shows of it: outside of the live state, so that little is drawn anew. */
import { useCallback } from "react";
import { createCell, useCell } from "./cell";
import type { AudioState } from "./peer";
import type { ReactionKind } from "./wire";

export type Stay =
  | { talk: string; phase: "coming" | "in" }
  | { talk: string; phase: "out"; why: "removed" | "over" | "left" };

/** Whether and where one is in a talk on this page. */
export const stayCell = createCell<Stay | null>(null);

export const NO_AUDIO: AudioState = { line: "off", mic: "off", why: null };

/** How one's own hearing and speaking goes. */
export const audioCell = createCell<AudioState>(NO_AUDIO);

/** What one has just wished for one's own microphone, until the stage says the same. */
export const micWishCell = createCell<"open" | "closed" | null>(null);

/** person → 0..1; who is silent is not listed. */
export const levelsCell = createCell<Readonly<Record<string, number>>>({});

/** Someone speaks above this. */
export const SPEAKING = 0.25;
const FLOOR_DB = -58;
const CEILING_DB = -12;

/** From dBFS to what a ring shows. */
export function loudness(level_db: number): number {
  return Math.min(1, Math.max(0, (level_db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}

type Listener = (kind: ReactionKind) => void;
const listeners = new Set<Listener>();

export function tellReaction(kind: ReactionKind): void {
  for (const listener of listeners) listener(kind);
}

export function onReaction(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The talk that one is in, or on the way into. */
export function useTalkId(): string | null {
  const stay = useCell(stayCell);
  return stay === null || stay.phase === "out" ? null : stay.talk;
}

/** Follows how loud somebody is, for a face's ring. Stable for one person, so that it can stand in dependencies. */
export function useLevelOf(person: string): (tell: (level: number, speaks: boolean) => void) => () => void {
  return useCallback(
    (tell) => {
      const show = () => {
        const level = levelsCell.get()[person] ?? 0;
        tell(level, level > SPEAKING);
      };
      show();
      return levelsCell.subscribe(show);
    },
    [person],
  );
}
