import { useCallback, useEffect, useRef, useState } from "react";
import { countsOf } from "@/lib/live/counts";
import { getEngine, useLive } from "@/lib/live/current";
import { Refusal } from "@/lib/refusal";
import type { Room } from "@/lib/wire";
import { loadAround, loadNewest, loadPeople, loadVisited } from "./api";
import { indexFrom } from "./stretch";
import type { Target } from "./useListScroll";

/** More unread than this are not on the newest page: then the page around the read mark is loaded. */
const UNREAD_ON_NEWEST = 40;

function isLoaded(room: string, seq: number): boolean {
  const stretch = getEngine().store.current()?.stretches[room];
  if (!stretch) return false;
  const { messages, hasNewer } = stretch;
  const at = indexFrom(messages, seq);
  return messages[at]?.seq === seq || (at > 0 && (at < messages.length || !hasNewer));
}

/** A room with its messages: loads what is missing, again after a reset, and leads to a place in it. */
export function useRoomHistory(roomId: string, seq: number | null) {
  const own = useLive((state) => state.rooms[roomId]?.room);
  const visited = useLive((state) => state.visited[roomId]);
  const stretch = useLive((state) => state.stretches[roomId]);
  const room: Room | undefined = own ?? visited;
  const isIn = own !== undefined;
  const [error, setError] = useState<Refusal | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const nth = useRef(0);
  const isMissing = stretch === undefined;
  const hasPeople = useLive((state) => state.roomPeople[roomId] !== undefined);

  const run = useCallback((load: Promise<unknown>) => {
    setError(null);
    return load.catch((problem: unknown) => {
      setError(problem instanceof Refusal ? problem : Refusal.unreachable());
    });
  }, []);

  const open = useCallback(() => {
    const mine = getEngine().store.current()?.rooms[roomId];
    const isFarBehind = mine !== undefined && countsOf(mine).unread > UNREAD_ON_NEWEST;
    return isFarBehind ? loadAround(roomId, mine.readSeq) : loadNewest(roomId);
  }, [roomId]);

  const jump = useCallback(
    (to: number) => {
      const go = () => setTarget({ seq: to, nth: ++nth.current });
      if (isLoaded(roomId, to)) go();
      else void run(loadAround(roomId, to).then(go));
    },
    [roomId, run],
  );

  // Whoever only looks in hears nothing live: each visit is a fresh look.
  useEffect(() => {
    if (!isIn) void run(Promise.all([loadVisited(roomId), loadNewest(roomId)]));
  }, [roomId, isIn, run]);

  useEffect(() => {
    if (isIn && isMissing && seq === null) void run(open());
  }, [isIn, isMissing, seq, open, run]);

  useEffect(() => {
    // Shown where it leads once the messages are there.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (seq !== null && room) jump(seq);
    // A link is followed once, not again with each change of the room.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [seq, roomId, room === undefined]);

  // Mentions put those first who are here; the pane beside shows them.
  useEffect(() => {
    if (room && !hasPeople) loadPeople(roomId).catch(() => undefined);
  }, [room, roomId, hasPeople]);

  const isOnTheWay = target === null && seq !== null && !error;
  return {
    room,
    stretch: isOnTheWay ? undefined : stretch,
    error,
    target,
    jump,
    toNewest: () => void run(loadNewest(roomId)),
    retry: () => void run(room ? open() : Promise.all([loadVisited(roomId), open()])),
  };
}
