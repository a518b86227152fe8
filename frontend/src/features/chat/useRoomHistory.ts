import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { tallyOf } from "@/lib/live/counts";
import { showConversation } from "@/lib/conversations";
import { isPersonal } from "@/lib/live/conversations";
import { getEngine, useLive } from "@/lib/live/current";
import { Refusal } from "@/lib/refusal";
import { isBeside, type Room } from "@/lib/wire";
import { loadAround, loadNewest, loadPeople, loadVisited } from "./api";
import { threadPath } from "./thread-path";
import { indexFrom } from "./stretch";
import type { Target } from "./useListScroll";

/** More unread than this are not on the newest page: then the page around the read mark is loaded. */
const UNREAD_ON_NEWEST = 40;

function isLoaded(room: string, seq: number): boolean {
  const stretch = getEngine().store.current()?.stretches[room];
  if (!stretch) return false;
  return stretch.messages[indexFrom(stretch.messages, seq)]?.seq === seq;
}

function open(room: string): Promise<unknown> {
  const mine = getEngine().store.current()?.rooms.get(room);
  const isFarBehind = mine !== undefined && tallyOf(mine).unread > UNREAD_ON_NEWEST;
  return isFarBehind ? loadAround(room, mine.readSeq) : loadNewest(room);
}

/** Whoever only looks in hears nothing live: each visit is a fresh look. */
const visit = async (room: string, wasIn = false) => {
  const [found] = await Promise.all([loadVisited(room), loadNewest(room)]);
  // Off one's list, and whoever goes there wants it back; not so where another device has just hidden it.
  if (isPersonal(found) && !wasIn) await showConversation(room);
};

/**
 * A room with its messages: loads what is missing, again after a reset, and leads to places in it. Give whoever
 * uses it the room as key.
 */
export function useRoomHistory(roomId: string, seq: number | null) {
  const own = useLive((state) => state.rooms.get(roomId)?.room);
  const visited = useLive((state) => state.visited[roomId]);
  const stretch = useLive((state) => state.stretches[roomId]);
  const hasPeople = useLive((state) => state.roomPeople[roomId] !== undefined);
  const room: Room | undefined = own ?? visited;
  const isIn = own !== undefined;
  const isMissing = stretch === undefined;
  const [error, setError] = useState<Refusal | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const nth = useRef(0);
  const [, navigate] = useLocation();
  const wasIn = useRef(false);

  const run = useCallback(
    (load: () => Promise<unknown>) =>
      load().then(
        () => setError(null),
        (problem: unknown) => setError(problem instanceof Refusal ? problem : Refusal.unreachable()),
      ),
    [],
  );
  const jump = useCallback(
    (to: number) =>
      void run(async () => {
        const found = isLoaded(roomId, to) ? null : await loadAround(roomId, to);
        // What is said in a thread alone stands there.
        if (found?.thread) navigate(`${threadPath(roomId, found.thread)}/${to}`, { replace: true });
        else setTarget({ seq: to, nth: ++nth.current });
      }),
    [roomId, run, navigate],
  );

  useEffect(() => {
    if (!isIn) void run(() => visit(roomId, wasIn.current));
    wasIn.current ||= isIn;
  }, [roomId, isIn, run]);

  useEffect(() => {
    if (isIn && isMissing && seq === null) void run(() => open(roomId));
  }, [roomId, isIn, isMissing, seq, run]);

  const isKnown = room !== undefined;
  const isChannel = room !== undefined && !isBeside(room);
  useEffect(() => {
    if (seq !== null && isKnown) jump(seq);
  }, [seq, isKnown, jump]);

  // Mentions put those first who are here; the pane beside shows them.
  useEffect(() => {
    if (isChannel && !hasPeople) loadPeople(roomId).catch(() => undefined);
  }, [roomId, isChannel, hasPeople]);

  const isOnTheWay = target === null && seq !== null && error === null;
  return {
    room,
    stretch: isOnTheWay ? undefined : stretch,
    error,
    target,
    jump,
    toNewest: () => void run(() => loadNewest(roomId)),
    retry: () => void run(() => (isIn ? open(roomId) : visit(roomId))),
  };
}
