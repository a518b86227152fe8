/** How one is to be reached oneself, for the shell, which is there before the live model. */
import { createCell } from "./cell";
import type { LiveState, Reach } from "./live/state";
import { quietEnd } from "./quiet";

export interface OwnReach extends Reach {
  /** When the hold ends: a moment, or the time of day that quiet hours name. Null: when it is lifted. */
  until: { moment: string } | { clock: string } | null;
}

export const NOT_HELD: OwnReach = { status: null, hold: null, until: null };

export const ownReachCell = createCell<OwnReach>(NOT_HELD);

/** Which of the dialogs about it is open. */
export const reachDialogCell = createCell<"status" | "dnd" | null>(null);

/** The same value while nothing of it has changed. */
export function ownReachOf({ me, reach, availability }: LiveState, now_ms: number, before: OwnReach): OwnReach {
  const own = reach[me.id];
  const said = availability[me.id];
  if (!own || !said) return before.status === null && before.hold === null ? before : NOT_HELD;
  const clock = own.hold === "quiet" && said.quiet ? quietEnd(said.quiet.spans, said.quiet.zone, now_ms) : null;
  const moment = own.hold === "dnd" ? (said.dnd?.until ?? null) : null;
  const until = moment !== null ? { moment } : clock !== null ? { clock } : null;
  const isSame = before.status === own.status && before.hold === own.hold && JSON.stringify(before.until) === JSON.stringify(until);
  return isSame ? before : { ...own, until };
}
