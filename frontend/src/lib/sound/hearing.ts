/**
 * How one hears a talk: at once over WebRTC, or a few seconds late where that fails. Pure: what happens goes in, what
 * is wanted comes out. Whoever is on stage never hears it late: their own voice would come back to them.
 */
import type { Late, WhyLate } from "@/lib/late";
import type { Line } from "@/lib/peer";

export interface Hearing {
  rtc: Line;
  /** Tries in a row that came to nothing. */
  failures: number;
  /** The last one failed since the house is full. */
  isFull: boolean;
  /** A connection has been missing for longer than one waits in silence. */
  hasWaited: boolean;
  isUp: boolean;
  late: Late;
}

export type Happening =
  | { type: "rtc"; line: Line }
  | { type: "failed"; isFull: boolean }
  | { type: "waited" }
  | { type: "seat"; isUp: boolean }
  | { type: "late"; late: Late };

/** One failure may be chance. */
const FAILURES = 2;

export const SILENCE: Hearing = { rtc: "off", failures: 0, isFull: false, hasWaited: false, isUp: false, late: "off" };

export function after(hearing: Hearing, happening: Happening): Hearing {
  switch (happening.type) {
    case "rtc":
      return onLine(hearing, happening.line);
    case "failed":
      return { ...hearing, failures: hearing.failures + 1, isFull: happening.isFull };
    case "waited":
      return { ...hearing, hasWaited: isMissing(hearing.rtc) };
    case "seat":
      return { ...hearing, isUp: happening.isUp };
    case "late":
      return { ...hearing, late: happening.late };
  }
}

function onLine(hearing: Hearing, rtc: Line): Hearing {
  if (!isMissing(rtc)) return { ...SILENCE, isUp: hearing.isUp, late: hearing.late, rtc };
  // A browser that can do it after all is not connected yet: what one hears goes on.
  return { ...hearing, rtc, hasWaited: hearing.hasWaited || hearing.rtc === "unsupported" };
}

/** There could be a connection, and is none. */
export function isMissing(line: Line): boolean {
  return line === "connecting" || line === "reconnecting" || line === "unavailable";
}

/** Why it should be heard late now; null: it should not. */
export function whyLate({ rtc, failures, isFull, hasWaited, isUp }: Hearing): WhyLate | null {
  if (isUp) return null;
  if (rtc === "unsupported") return "unsupported";
  if (!isMissing(rtc)) return null;
  if (isFull) return "full";
  return failures >= FAILURES || hasWaited ? "unreachable" : null;
}

/** What to say of it. */
export function lineOf(hearing: Hearing): { line: Line; why: WhyLate | null } {
  const why = whyLate(hearing);
  if (why !== null && hearing.late === "playing") return { line: "late", why };
  if (why !== null && hearing.late === "blocked") return { line: "blocked", why: null };
  const isBegun = why === "unsupported" && hearing.late === "opening";
  return { line: isBegun ? "connecting" : hearing.rtc, why: null };
}
