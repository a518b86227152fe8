import { useCallback, useEffect, useRef, useState } from "react";
import { getEngine, useLive } from "@/lib/live/current";
import { Refusal } from "@/lib/refusal";
import { loadVisited } from "./api";
import { loadThread, loadThreadAround } from "./thread-api";
import type { Target } from "./useListScroll";

const NOWHERE = new Refusal({ code: "not_found", message: "", field: null, retry_after_s: null });

const isLoaded = (root: string, seq: number): boolean =>
  getEngine().store.current()?.threadStretches[root]?.messages.some((message) => message.seq === seq) ?? false;

/** A thread with its replies: loads what is missing, again after a reset, and leads to places in it. */
export function useThread(roomId: string, rootId: string, seq: number | null) {
  const room = useLive((state) => state.rooms.get(roomId)?.room ?? state.visited[roomId]);
  const isIn = useLive((state) => state.rooms.get(roomId) !== undefined);
  const thread = useLive((state) => state.threadStretches[rootId]);
  const [error, setError] = useState<Refusal | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const nth = useRef(0);
  const isRoomMissing = room === undefined;
  const isMissing = thread === undefined;

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
        if (!isLoaded(rootId, to)) await loadThreadAround(rootId, to);
        setTarget({ seq: to, nth: ++nth.current });
      }),
    [rootId, run],
  );
  const load = useCallback(
    () => void run(() => Promise.all([isRoomMissing ? loadVisited(roomId) : null, loadThread(rootId)])),
    [run, isRoomMissing, roomId, rootId],
  );

  // Whoever only looks in hears nothing live: each visit is a fresh look.
  const isFresh = useRef(isIn);
  useEffect(() => {
    if (seq !== null || (!isMissing && isFresh.current)) return;
    isFresh.current = true;
    load();
  }, [isMissing, seq, load]);

  useEffect(() => {
    if (isRoomMissing && seq !== null) void run(() => loadVisited(roomId));
  }, [isRoomMissing, seq, roomId, run]);

  useEffect(() => {
    if (seq !== null) jump(seq);
  }, [seq, jump]);

  // An address put together by hand.
  const isElsewhere = thread !== undefined && thread.room !== roomId;
  const isOnTheWay = seq !== null && target === null && error === null;
  return { room, thread: isOnTheWay || isElsewhere ? undefined : thread, error: isElsewhere ? NOWHERE : error, target, jump, load };
}
