/** What events on talks change for everyone: which talks are on air. Pure: state in, state out. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";
import { changed, type LiveState, withEntry } from "@/lib/live/state";

type TalkEvents =
  | "talk.scheduled"
  | "talk.started"
  | "talk.changed"
  | "talk.ended"
  | "talk.reminded"
  | "show.changed"
  | "stage.changed"
  | "question.asked"
  | "question.voted"
  | "question.marked"
  | "question.withdrawn";

const same = (state: LiveState): LiveState => state;

export const talkEvents: EventHandlers<TalkEvents> = {
  "talk.scheduled": same,
  "talk.started": (state, { talk }) => ({ ...state, talks: withEntry(state.talks, talk.id, talk) }),
  "talk.changed": (state, { talk }) => ({ ...state, talks: changed(state.talks, talk.id, () => talk) }),
  "talk.ended": (state, { talk }) => ({ ...state, talks: withEntry(state.talks, talk.id, undefined) }),
  "talk.reminded": same,
  "show.changed": same,
  "stage.changed": same,
  "question.asked": same,
  "question.voted": same,
  "question.marked": same,
  "question.withdrawn": same,
};

export const talkFacts: FactHandlers<"talk.reacted" | "talk.levels" | "rtc.taken" | "rtc.lost"> = {
  "talk.reacted": same,
  "talk.levels": same,
  "rtc.taken": same,
  "rtc.lost": same,
};
