/**
 * Asking again when something falls due. The server says in how many seconds that is; it also tells by a fact, which
 * gets lost where no Redis connects its processes.
 */
const MARGIN_MS = 1_000;
/** A timer of days is early or late; asking once an hour costs nothing. */
const LONGEST_MS = 3_600_000;

export interface Due {
  /** Seconds from the answer on; 0: it is due. */
  in_s: number;
}

/** Milliseconds until the next of them falls due; null where none is ahead. */
export function nextDue_ms(all: readonly Due[], margin_ms = MARGIN_MS): number | null {
  const ahead = all.flatMap(({ in_s }) => (in_s > 0 ? in_s * 1_000 + margin_ms : []));
  return ahead.length === 0 ? null : Math.min(LONGEST_MS, ...ahead);
}

/** One alarm: setting it again moves it. */
export function createAlarm(ring: () => void, margin_ms = MARGIN_MS): (all: readonly Due[]) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (all) => {
    clearTimeout(timer);
    const wait_ms = nextDue_ms(all, margin_ms);
    if (wait_ms !== null) timer = setTimeout(ring, wait_ms);
  };
}
