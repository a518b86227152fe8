import { useCallback, useEffect, useRef, useState } from "react";
import { getEngine, useLive } from "@/lib/live/current";
import { tallyOf } from "@/lib/live/counts";
import type { Counting, LiveState, Stretch } from "@/lib/live/state";

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

/** What one has read here, and how the mark is moved. The same object as long as the place is the same. */
export interface ReadMark {
  of: (state: LiveState) => Counting | undefined;
  read: (seq: number) => void;
  /** The version of a mark that is not there yet: 0 where setting it back makes it, null where it may come with any. */
  fromVersion: 0 | null;
}

/**
 * Whether the mark was set back since one came: then nothing here moves it, until one reads on by an act of one's own or
 * comes back. True on every device that shows the place at that moment.
 */
function useHeldMark(mark: ReadMark) {
  const version = useLive((state) => mark.of(state)?.readVersion ?? mark.fromVersion);
  const [accepted, accept] = useState(version);
  if (accepted === null && version !== null) accept(version);
  return { version, isHeld: accepted !== null && version !== null && version > accepted, letGo: useCallback(() => accept(version), [version]) };
}

/**
 * Where "New" stands, and moving the read mark. The line stays where it was when one came, so that it does not run
 * away while one reads; it moves only when something comes while nobody looks.
 */
export function useNewLine(mark: ReadMark, stretch: Stretch | undefined, isAtBottom: boolean) {
  const readSeq = useLive((state) => mark.of(state)?.readSeq ?? null);
  const me = useLive((state) => state.me.id);
  const isVisible = useIsVisible();
  const [after, setAfter] = useState<number | null>(() => {
    const state = getEngine().store.current();
    const own = state ? mark.of(state) : undefined;
    return own && tallyOf(own).unread > 0 ? own.readSeq : null;
  });
  const held = useHeldMark(mark);
  const [lineVersion, setLineVersion] = useState(held.version);
  // Known while drawing, so that the line is never seen where it was.
  if (held.version !== lineVersion) {
    setLineVersion(held.version);
    if (held.isHeld) setAfter(readSeq);
  }
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
    if (held.isHeld || !isWatched || readSeq === null || newestSeq <= readSeq) return;
    const timer = setTimeout(() => mark.read(newestSeq), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [mark, held.isHeld, isWatched, newestSeq, readSeq]);

  const { letGo } = held;
  const readAll = useCallback(() => {
    letGo();
    setAfter(null);
    const state = getEngine().store.current();
    const own = state ? mark.of(state) : undefined;
    const last = Math.max(own?.countedSeq ?? 0, own?.since.at(-1)?.seq ?? 0, newestSeq);
    if (own && last > own.readSeq) mark.read(last);
  }, [mark, newestSeq, letGo]);
  return { after, readAll };
}
