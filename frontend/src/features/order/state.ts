/** What events of keeping order change in the live model. Lists of acts and reports are asked for anew. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";

export const orderEvents: EventHandlers<"act.recorded" | "report.answered"> = {
  // Who is banned may hear nothing of the community any more; that they are out, other events tell.
  "act.recorded": (state, { act }) => {
    if (act.action !== "ban.imposed") return state;
    return { ...state, talks: Object.fromEntries(Object.entries(state.talks).filter(([, talk]) => talk.community !== act.community)) };
  },
  "report.answered": (state) => state,
};

export const orderFacts: FactHandlers<"reports.changed"> = {
  // Asked for anew by lib/reports.ts.
  "reports.changed": (state) => state,
};
