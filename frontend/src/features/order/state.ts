/** What events of keeping order change in the live model: nothing. Lists of acts and reports are asked for anew. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";

export const orderEvents: EventHandlers<"act.recorded" | "report.answered"> = {
  "act.recorded": (state) => state,
  "report.answered": (state) => state,
};

export const orderFacts: FactHandlers<"reports.changed"> = {
  // Asked for anew by lib/reports.ts.
  "reports.changed": (state) => state,
};
