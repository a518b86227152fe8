import { useEffect, useState } from "react";
import { api } from "@/lib/api";
import type { CallKind, Reach } from "@/lib/wire";
import { callsIn, type Held, heldBy } from "./calls";

const FRESH_MS = 20_000;
const asked = new Map<string, { at_ms: number; answer: Promise<readonly Reach[]> }>();

/** Whom words for many would reach in a room: asked when somebody is about to use one, and kept for a moment. */
export function loadReach(room: string): Promise<readonly Reach[]> {
  const known = asked.get(room);
  if (known && Date.now() - known.at_ms < FRESH_MS) return known.answer;
  const answer = api.get("/api/rooms/{room_id}/reach", { path: { room_id: room } });
  asked.set(room, { at_ms: Date.now(), answer });
  answer.catch(() => asked.delete(room));
  return answer;
}

const NONE: readonly Reach[] = [];

/** The same for a list; empty until it is known. */
export function useReach(room: string, isWanted: boolean): readonly Reach[] {
  const [known, setKnown] = useState<{ room: string; reach: readonly Reach[] } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    loadReach(room).then(
      (reach) => isGone || setKnown({ room, reach }),
      () => undefined, // then there is nothing to offer, and the server decides
    );
    return () => {
      isGone = true;
    };
  }, [room, isWanted]);
  return isWanted && known?.room === room ? known.reach : NONE;
}

export type Calls = ReturnType<typeof useCalls>;

/** Holds a text that calls many until one has said that one means it. */
export function useCalls(room: string) {
  const [held, setHeld] = useState<(Held & { goOn: (() => void) | null }) | null>(null);
  const [isAsking, setAsking] = useState(false);
  /** `goOn` does something else than sending, once one has said so. */
  const hold = async (calls: readonly CallKind[], goOn: (() => void) | null = null): Promise<boolean> => {
    setAsking(true);
    try {
      const found = heldBy(calls, await loadReach(room));
      setHeld(found && { ...found, goOn });
      return found !== null;
    } catch {
      return false; // nobody answers: it waits for the line, and the server decides
    } finally {
      setAsking(false);
    }
  };
  const drop = () => setHeld(null);
  /** Does it at once, and says that it was not asked about; or holds it, where the text calls many. */
  const ask = async (text: string, isInThread: boolean, go: (isConfirmed: boolean) => Promise<void>): Promise<void> => {
    const words = callsIn(text, isInThread);
    const goOn = () => {
      drop();
      void go(true);
    };
    if (words.length === 0 || !(await hold(words, goOn))) await go(false);
  };
  return { held, isAsking, hold, ask, drop };
}
