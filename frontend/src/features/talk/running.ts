import type { CSSProperties } from "react";
import type { Playing } from "@/lib/wire";

/** For an animation that shows how much of a clip has been heard: how long it lasts, and since when it runs. */
export function runningStyle({ duration_ms, started_at }: Playing): CSSProperties {
  const since_ms = Math.min(duration_ms, Math.max(0, Date.now() - new Date(started_at).getTime()));
  return { "--lasts": `${duration_ms}ms`, "--since": `${-since_ms}ms` } as CSSProperties;
}
