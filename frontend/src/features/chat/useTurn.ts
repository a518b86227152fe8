import { useEffect, useState } from "react";
import { useLive } from "@/lib/live/current";
import { looksAfter } from "@/lib/live/rights";
import type { Room } from "@/lib/wire";

const TICK_MS = 500;

/** In a slow room: seconds until one may send the next message; 0 when it is one's turn. The server counts the same. */
export function useTurn(room: Room): number {
  const lastAt = useLive((state) => {
    if (room.slow_s === 0 || looksAfter(state, room.community)) return null;
    return state.stretches[room.id]?.messages.findLast(({ author }) => author === state.me.id)?.sent_at ?? null;
  });
  const freeAt_ms = lastAt === null ? 0 : Date.parse(lastAt) + room.slow_s * 1_000;
  const [now_ms, setNow] = useState(() => Date.now());
  const isWaiting = freeAt_ms > now_ms;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return isWaiting ? Math.min(room.slow_s, Math.ceil((freeAt_ms - now_ms) / 1_000)) : 0;
}
