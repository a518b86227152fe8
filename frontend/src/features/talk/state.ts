/** What events on talks change: which talks are on air, and the one that one is in. Pure: state in, state out. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";
import { changed, type LiveState, type OpenTalk, withEntry } from "@/lib/live/state";
import type { EventOf, Question, QuestionState, Talk, TalkView } from "@/lib/wire";

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
  | "question.withdrawn"
  | "clip.started"
  | "clip.ended";

const same = (state: LiveState): LiveState => state;

/** A view of the talk that one has come into: the whole truth of it at its seq. */
export function withTalkView(state: LiveState, view: TalkView): LiveState {
  const { talk, stage, questions, playing, voted, may_manage: mayManage, removed } = view;
  const openTalk: OpenTalk = {
    talk,
    people: Object.fromEntries(stage.people.map((seat) => [seat.person, seat])),
    rules: stage.rules,
    recording: stage.recording,
    questions: Object.fromEntries(questions.map((question) => [question.id, question])),
    playing: Object.fromEntries(playing.map((one) => [one.clip, one])),
    voted,
    mayManage,
    removed,
    goneBy: null,
  };
  return { ...state, openTalk };
}

function inTalk(state: LiveState, talk: string, change: (open: OpenTalk) => OpenTalk): LiveState {
  const { openTalk } = state;
  if (openTalk?.talk.id !== talk) return state;
  const next = change(openTalk);
  return next === openTalk ? state : { ...state, openTalk: next };
}

const withTalk = (state: LiveState, talk: Talk): LiveState => inTalk(state, talk.id, (open) => ({ ...open, talk }));

function removedAfter({ removed }: OpenTalk, { act, person }: EventOf<"stage.changed">): readonly string[] {
  if (person === null) return removed;
  if (act === "removed") return removed.includes(person) ? removed : [...removed, person];
  return act === "let_in" ? removed.filter((one) => one !== person) : removed;
}

function stageChanged(state: LiveState, event: EventOf<"stage.changed">): LiveState {
  return inTalk(state, event.talk, (open) => {
    const kept = Object.entries(open.people).filter(([person]) => !event.left.includes(person));
    const people = Object.fromEntries([...kept, ...event.people.map((seat) => [seat.person, seat] as const)]);
    const isGone = event.left.includes(state.me.id) || event.act === "ended";
    const { rules, recording } = event;
    return { ...open, people, rules, recording, removed: removedAfter(open, event), goneBy: isGone ? event.act : open.goneBy };
  });
}

/** One's own vote, which only this person is told of. */
export function votedFor(state: LiveState, question: string, isFor: boolean): LiveState {
  const { openTalk } = state;
  if (openTalk === null || openTalk.voted.includes(question) === isFor) return state;
  const voted = isFor ? [...openTalk.voted, question] : openTalk.voted.filter((one) => one !== question);
  return { ...state, openTalk: { ...openTalk, voted } };
}

/** A recording that nobody has heard goes with a question that is set aside. */
function marked(question: Question, mark: QuestionState): Question {
  const isKept = mark !== "dismissed" || question.call?.played === true;
  return { ...question, state: mark, call: isKept ? question.call : null };
}

function clipStarted(state: LiveState, event: EventOf<"clip.started">): LiveState {
  const { talk, clip, title, duration_ms, by, person, started_at } = event;
  const playing = { clip, title, duration_ms, by, person, started_at };
  return inTalk(state, talk, (open) => ({
    ...open,
    playing: withEntry(open.playing, clip, playing),
    questions: changed(open.questions, clip, (one) => ({ ...one, call: one.call && { ...one.call, played: true } })),
  }));
}

export const talkEvents: EventHandlers<TalkEvents> = {
  "talk.scheduled": same,
  "talk.started": (state, { talk }) => withTalk({ ...state, talks: withEntry(state.talks, talk.id, talk) }, talk),
  "talk.changed": (state, { talk }) => withTalk({ ...state, talks: changed(state.talks, talk.id, () => talk) }, talk),
  "talk.ended": (state, { talk }) => withTalk({ ...state, talks: withEntry(state.talks, talk.id, undefined) }, talk),
  "talk.reminded": same,
  "show.changed": same,
  "stage.changed": stageChanged,
  "question.asked": (state, { talk, question }) =>
    inTalk(state, talk, (open) => ({ ...open, questions: withEntry(open.questions, question.id, question) })),
  "question.voted": (state, { talk, question, votes }) =>
    inTalk(state, talk, (open) => ({ ...open, questions: changed(open.questions, question, (one) => ({ ...one, votes })) })),
  "question.marked": (state, { talk, question, state: mark }) =>
    inTalk(state, talk, (open) => ({ ...open, questions: changed(open.questions, question, (one) => marked(one, mark)) })),
  "question.withdrawn": (state, { talk, question }) =>
    inTalk(state, talk, (open) => ({ ...open, questions: withEntry(open.questions, question, undefined) })),
  "clip.started": clipStarted,
  "clip.ended": (state, { talk, clip }) => inTalk(state, talk, (open) => ({ ...open, playing: withEntry(open.playing, clip, undefined) })),
};

/** All of a moment only: the session hears them, and levels live in a cell of their own (lib/talk-cells). */
export const talkFacts: FactHandlers<"talk.reacted" | "talk.levels" | "rtc.taken" | "rtc.lost"> = {
  "talk.reacted": same,
  "talk.levels": same,
  "rtc.taken": same,
  "rtc.lost": same,
};
