import { useCallback, useEffect, useRef, useState } from "react";
import { getEngine, useLive } from "@/lib/live/current";
import { countsOf } from "@/lib/live/counts";
import type { Stretch } from "@/lib/live/state";
import { markRead } from "./api";

/** One looks for this long before it counts as read; a click through the rooms reads nothing. */
const READ_AFTER_MS = 400;

function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const onChange = () => setVisible(!document.hidden);
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, []);
  return isVisible;
}

/**
 * Where "New" stands, and moving the read mark. The line stays where it was when one came, so that it does not run
 * away while one reads; it moves only when something comes while nobody looks.
 */
export function useNewLine(room: string, stretch: Stretch | undefined, isAtBottom: boolean) {
  const readSeq = useLive((state) => state.rooms[room]?.readSeq ?? null);
  const me = useLive((state) => state.me.id);
  const isVisible = useIsVisible();
  const [after, setAfter] = useState<number | null>(() => {
    const own = getEngine().store.current()?.rooms[room];
    return own && countsOf(own).unread > 0 ? own.readSeq : null;
  });
  const newest = stretch?.hasNewer === false ? stretch.messages.at(-1) : undefined;
  const newestSeq = newest?.seq ?? 0;
  const isOwn = newest?.author === me;
  const isWatched = isVisible && isAtBottom;
  const wasWatched = useRef(isWatched);

  // Something comes while nobody looks: the line stands before it.
  useEffect(() => {
    const stoppedWatching = wasWatched.current && !isWatched;
    wasWatched.current = isWatched;
    if (isWatched || stoppedWatching || readSeq === null || isOwn || newestSeq <= readSeq) return;
     
    setAfter((before) => (before !== null && before < readSeq && !isVisible ? readSeq : (before ?? readSeq)));
  }, [newestSeq, isOwn, isWatched, isVisible, readSeq]);

  useEffect(() => {
    if (!isWatched || readSeq === null || newestSeq <= readSeq) return;
    const timer = setTimeout(() => markRead(room, newestSeq), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [room, isWatched, newestSeq, readSeq]);

  const readAll = useCallback(() => {
    setAfter(null);
    const state = getEngine().store.current();
    const own = state?.rooms[room];
    const last = Math.max(own?.countedSeq ?? 0, own?.since.at(-1)?.seq ?? 0, newestSeq);
    if (own && last > own.readSeq) markRead(room, last);
  }, [room, newestSeq]);
  return { after, readAll };
}
