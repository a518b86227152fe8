import fc from "fast-check";
import { expect, test } from "vitest";
import { withHome } from "@/lib/live/home";
import { applyEntry, type Handlers } from "@/lib/live/handlers";
import type { LiveState } from "@/lib/live/state";
import type { AnyEvent, Playing, Question, QuestionState, Recording, StageAct, StagePerson, Talk, TalkView } from "@/lib/wire";
import { actsOn, byVotes, hands, heirOf, leads, onStage } from "./stage";
import { talkEvents, talkFacts, votedFor, withTalkView } from "./state";

const ME = "me";
const PEOPLE = [ME, "ana", "ben", "cem"];
const TALK: Talk = {
  id: "t",
  community: "c",
  show: null,
  title: "Talk",
  description: "",
  cover_url: null,
  state: "live",
  starts_at: "2026-01-01T10:00:00Z",
  length_min: 60,
  started_at: "2026-01-01T10:00:00Z",
  ended_at: null,
  hosts: ["ana"],
  room: "r",
  credits: [],
};
const RULES = { locked: false, unmute_freely: false };
const OFF: Recording = { wanted_by: null, running: false, has_run: false, unanswered: [], consented: [], refused: [] };
const seat = (person: string, change: Partial<StagePerson> = {}): StagePerson => ({
  person,
  role: "listener",
  muted: "self",
  hand: null,
  standing: null,
  invited: false,
  here: true,
  noise_reduced: false,
  ...change,
});

const begin = (): LiveState =>
  withHome(null, {
    me: { id: ME } as LiveState["me"],
    people: [],
    communities: [],
    rooms: [],
    levels: {},
    attention: { own: { version: 0, level: "mentions", shows_content: false, has_sound: false, has_quiet_hours: false, quiet_hours: [] }, people: {} },
    own_emoji: { everyone_adds: false, emoji: [] }, sidebar: { version: 0, starred: [], folded: [], only_unread: false, sections: [], order: [], sorts: {} },
    threads: [],
    invitations: [],
    requests: [],
    offers: [],
    mutes: [],
    blocked: [],
    talks: [],
    topics: {},
  });

/** The truth on the server in small: tells what happens and gives snapshots. */
class FakeTalk {
  people = new Map([["ana", seat("ana", { role: "host", standing: 1 })]]);
  questions = new Map<string, Question>();
  playing = new Map<string, Playing>();
  removed = new Set<string>();
  rules = RULES;
  recording = OFF;
  log: AnyEvent[] = [];
  #count = 1;

  tell(act: StageAct, person: string, changed: StagePerson[], left: string[] = []): void {
    this.log.push({ type: "stage.changed", talk: "t", act, by: "ana", person, people: changed, left, rules: this.rules, recording: this.recording });
  }

  change(act: StageAct, person: string, change: Partial<StagePerson>): void {
    const before = this.people.get(person);
    if (!before) return;
    const after = { ...before, ...change };
    this.people.set(person, after);
    this.tell(act, person, [after]);
  }

  enter(person: string): void {
    if (this.people.has(person) || this.removed.has(person)) return;
    this.people.set(person, seat(person));
    this.tell("entered", person, [seat(person)]);
  }

  leave(person: string, act: "left" | "removed"): void {
    if (person === "ana" || !this.people.delete(person)) return;
    if (act === "removed") this.removed.add(person);
    this.tell(act, person, [], [person]);
  }

  letIn(person: string): void {
    if (this.removed.delete(person)) this.tell("let_in", person, []);
  }

  ruled(act: StageAct): void {
    const { rules, recording } = this;
    this.log.push({ type: "stage.changed", talk: "t", act, by: "ana", person: null, people: [], left: [], rules, recording });
  }

  record(change: Partial<Recording>): void {
    this.recording = { ...this.recording, ...change };
    this.ruled("recording_asked");
  }

  lock(locked: boolean): void {
    this.rules = { ...this.rules, locked };
    this.ruled("ruled");
  }

  raise(person: string): void {
    this.change("raised_hand", person, { hand: ++this.#count });
  }

  up(person: string): void {
    if (person !== "ana") this.change("accepted", person, { role: "speaker", hand: null, invited: false, standing: ++this.#count });
  }

  ask(call: Question["call"] = null): void {
    const id = `q${this.questions.size}`;
    const question: Question = { id, person: "ben", text: id, state: "open", votes: 0, asked_at: `2026-01-01T10:0${this.questions.size % 10}:00Z`, call };
    this.questions.set(id, question);
    this.log.push({ type: "question.asked", talk: "t", question });
  }

  changeQuestion(nth: number, change: Partial<Question>): void {
    const question = [...this.questions.values()][nth];
    if (!question) return;
    const isGone = change.state === "dismissed" && question.call?.played === false;
    this.questions.set(question.id, { ...question, ...change, ...(isGone && { call: null }) });
    const { id } = question;
    if (change.votes !== undefined) this.log.push({ type: "question.voted", talk: "t", question: id, votes: change.votes });
    if (change.state) this.log.push({ type: "question.marked", talk: "t", question: id, state: change.state });
  }

  /** A recorded question, or else a clip of the board. */
  play(nth: number): void {
    const question = [...this.questions.values()][nth];
    if (question?.call) this.questions.set(question.id, { ...question, call: { ...question.call, played: true } });
    const clip = question?.call ? question.id : `clip${nth}`;
    const playing: Playing = { clip, title: "", duration_ms: 900, by: "ana", person: question?.call ? "ben" : null, started_at: "2026-01-01T10:00:00Z" };
    if (this.playing.has(clip)) return;
    this.playing.set(clip, playing);
    this.log.push({ type: "clip.started", talk: "t", ...playing });
  }

  stop(nth: number): void {
    const [clip] = [...this.playing.keys()].slice(nth);
    if (clip === undefined) return;
    this.playing.delete(clip);
    this.log.push({ type: "clip.ended", talk: "t", clip });
  }

  withdraw(nth: number): void {
    const id = [...this.questions.keys()][nth];
    if (id === undefined) return;
    this.questions.delete(id);
    this.log.push({ type: "question.withdrawn", talk: "t", question: id });
  }

  view(): TalkView {
    return {
      talk: TALK,
      seq: this.log.length,
      stage: { people: [...this.people.values()], rules: this.rules, recording: this.recording },
      questions: [...this.questions.values()],
      playing: [...this.playing.values()],
      voted: [],
      reminded: false,
      subscribed: false,
      may_manage: false,
      removed: [...this.removed],
    };
  }
}

const handlers = { events: talkEvents, facts: talkFacts } as unknown as Handlers;
const apply = (state: LiveState, events: readonly AnyEvent[]) =>
  events.reduce((before, event) => applyEntry(handlers, before, { topic: "talk:t", seq: 0, event }), state);

type Step = (talk: FakeTalk) => void;
const who = fc.constantFrom(...PEOPLE);
const nth = fc.nat(4);
const step = fc.oneof(
  who.map((person): Step => (talk) => talk.enter(person)),
  who.map((person): Step => (talk) => talk.raise(person)),
  who.map((person): Step => (talk) => talk.up(person)),
  who.map((person): Step => (talk) => talk.change("muted", person, { muted: "host" })),
  fc.constantFrom("ben", "cem").map((person): Step => (talk) => talk.leave(person, "left")),
  fc.constantFrom("ben", "cem").map((person): Step => (talk) => talk.leave(person, "removed")),
  who.map((person): Step => (talk) => talk.letIn(person)),
  fc.boolean().map((on): Step => (talk) => talk.lock(on)),
  fc.tuple(fc.boolean(), fc.option(who)).map(([running, person]): Step => (talk) => talk.record({ running, wanted_by: person, unanswered: person ? [person] : [] })),
  fc.constant<Step>((talk) => talk.ask()),
  fc.constant<Step>((talk) => talk.ask({ duration_ms: 900, peaks: [50], played: false })),
  nth.map((at): Step => (talk) => talk.play(at)),
  fc.nat(1).map((at): Step => (talk) => talk.stop(at)),
  fc.tuple(nth, fc.nat(9)).map(([at, votes]): Step => (talk) => talk.changeQuestion(at, { votes })),
  fc.tuple(nth, fc.constantFrom<QuestionState>("on_air", "answered", "dismissed", "open")).map(
    ([at, state]): Step => (talk) => talk.changeQuestion(at, { state }),
  ),
  nth.map((at): Step => (talk) => talk.withdraw(at)),
);

const shape = ({ openTalk }: LiveState) => openTalk && { ...openTalk, removed: openTalk.removed.toSorted() };

test("an old view and the events since are what a fresh view is, and twice is once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.array(step, { maxLength: 30 }), (before, after) => {
      const talk = new FakeTalk();
      for (const run of before) run(talk);
      const old = withTalkView(begin(), talk.view());
      const from = talk.log.length;
      for (const run of after) run(talk);
      const events = talk.log.slice(from);
      const fresh = withTalkView(begin(), talk.view());
      const once = apply(old, events);
      expect(shape(once)).toEqual(shape(fresh));
      expect(shape(apply(once, events))).toEqual(shape(fresh));
    }),
    { numRuns: 300 },
  );
});

test("whose seat is gone is out, and knows by which act", () => {
  const talk = new FakeTalk();
  talk.enter(ME);
  const state = withTalkView(begin(), talk.view());
  talk.tell("removed", ME, [], [ME]);
  expect(apply(state, talk.log.slice(-1)).openTalk?.goneBy).toBe("removed");
});

test("what happens in another talk changes nothing here", () => {
  const state = withTalkView(begin(), new FakeTalk().view());
  const event: AnyEvent = { type: "stage.changed", talk: "other", act: "entered", by: null, person: "ben", people: [seat("ben")], left: [], rules: RULES, recording: OFF };
  expect(apply(state, [event])).toBe(state);
});

test("talks come on air and go for everyone", () => {
  const live = apply(begin(), [{ type: "talk.started", talk: TALK }]);
  expect(Object.keys(live.talks)).toEqual(["t"]);
  expect(apply(live, [{ type: "talk.ended", talk: { ...TALK, state: "ended" } }]).talks).toEqual({});
});

test("a vote shows at once and can be taken back", () => {
  const state = withTalkView(begin(), new FakeTalk().view());
  const voted = votedFor(state, "q", true);
  expect(voted.openTalk?.voted).toEqual(["q"]);
  expect(votedFor(voted, "q", true)).toBe(voted);
  expect(votedFor(voted, "q", false).openTalk?.voted).toEqual([]);
});

const SEATS = {
  people: Object.fromEntries(
    [
      seat("ana", { role: "host", standing: 3 }),
      seat("ben", { role: "speaker", standing: 1 }),
      seat("cem", { role: "cohost", standing: 2, muted: "host" }),
      seat("dora", { hand: 9 }),
      seat("emil", { hand: 4 }),
    ].map((one) => [one.person, one]),
  ),
  rules: RULES,
};
const seatOf = (person: string) => SEATS.people[person] ?? seat(person);

test("the host stands first, hands are in order, a co-host would take over", () => {
  expect(onStage(SEATS).map(({ person }) => person)).toEqual(["ana", "ben", "cem"]);
  expect(hands(SEATS).map(({ person }) => person)).toEqual(["emil", "dora"]);
  expect(heirOf(SEATS)?.person).toBe("cem");
});

test("acts are offered to whom the rules allow them", () => {
  const by = (person: string, moderates = false) => ({ person, moderates });
  expect(actsOn(SEATS, by("dora"), seatOf("emil"))).toEqual([]);
  expect(actsOn(SEATS, by("ana"), seatOf("emil"))).toEqual(["invite", "lower_hand", "remove"]);
  expect(actsOn(SEATS, by("ana"), seatOf("cem"))).toEqual(["allow_unmute", "reduce_noise", "demote", "transfer", "step_down", "remove"]);
  expect(actsOn(SEATS, by("cem"), seatOf("ana"))).toEqual([]);
  expect(actsOn(SEATS, by("cem"), seatOf("ben"))).toEqual(["mute", "reduce_noise", "step_down", "remove"]);
  expect(actsOn(SEATS, by("cem"), { ...seatOf("ben"), noise_reduced: true })).toEqual(["mute", "keep_noise", "step_down", "remove"]);
  expect(actsOn(SEATS, by("dora", true), seatOf("ana"))).toContain("mute");
  expect(actsOn({ ...SEATS, rules: { ...RULES, locked: true } }, by("ana"), seatOf("emil"))).not.toContain("invite");
});

test("questions stand by votes, what is on air first, what is settled last", () => {
  const one = (id: string, votes: number, state: QuestionState): Question => ({ id, person: "ben", text: id, state, votes, asked_at: id, call: null });
  const sorted = byVotes([one("a", 9, "answered"), one("b", 1, "open"), one("c", 5, "open"), one("d", 0, "on_air")]);
  expect(sorted.map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
});

test("only the host and co-hosts play to everyone", () => {
  expect(["ana", "cem", "ben", "dora"].map((person) => leads(seatOf(person)))).toEqual([true, true, false, false]);
  expect(leads(undefined)).toBe(false);
});

test("a recording that everyone has heard survives being set aside, another one does not", () => {
  const talk = new FakeTalk();
  for (let i = 0; i < 2; i += 1) talk.ask({ duration_ms: 900, peaks: [], played: false });
  const old = withTalkView(begin(), talk.view());
  talk.play(0);
  talk.stop(0);
  for (let i = 0; i < 2; i += 1) talk.changeQuestion(i, { state: "dismissed" });
  const { questions, playing } = apply(old, talk.log.slice(2)).openTalk ?? {};
  expect([questions?.q0?.call?.played, questions?.q1?.call, playing]).toEqual([true, null, {}]);
});
