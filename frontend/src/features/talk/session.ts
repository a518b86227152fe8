/**
 * Being in a talk: coming in, staying in while the line comes and goes, and walking out. One talk a page. It lives
 * outside of React, so that the sound goes on while one looks at another screen.
 */
import { getEngine } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import { Refusal } from "@/lib/refusal";
import { hearLevels } from "@/lib/sound/levels";
import { leaveOthers, registerWhereabouts, type Whereabouts } from "@/lib/elsewhere";
import { type Stay, stayCell, tellReaction } from "@/lib/talk-cells";
import type { Entry } from "@/lib/topics";
import { type AnyFact, type StagePerson, talkTopic } from "@/lib/wire";
import { isOnStage } from "./stage";
import { say, tellNews } from "./news";
import * as sound from "@/lib/sound/sound";
import { api } from "@/lib/api";
import { withTalkView } from "./state";

const RETRY_MS = 2_000;
/** Where a page that is loaded anew finds the talk that it was in. */
const KEPT = "flurfunk.talk";

/** The chat beside the talk: another feature's, put in by the app. */
interface Chat {
  enter: (room: string) => Promise<unknown>;
  leave: (room: string) => void;
}

let chat: Chat | null = null;
let stopWatching: (() => void) | null = null;

const stayIn = (talk: string): boolean => {
  const stay = stayCell.get();
  return stay?.talk === talk && stay.phase !== "out";
};

const whereabouts: Whereabouts = {
  isIn: () => stayCell.get() !== null && stayCell.get()?.phase !== "out",
  isHeld: () => {
    const state = getEngine().store.published();
    return isOnStage(state?.openTalk?.people[state.me.id]);
  },
  leave: leaveTalk,
};

/** Comes into a live talk, out of any other and up from any table. Rejects with a Refusal, and one is where one was. */
export async function enterTalk(talk: string): Promise<void> {
  if (stayIn(talk)) return;
  await leaveOthers(whereabouts);
  await leaveTalk();
  stayCell.set({ talk, phase: "coming" });
  // From the touch that brought one here, so that the browser lets it play.
  sound.prepare();
  try {
    await comeIn(talk);
  } catch (error) {
    end(null);
    throw error;
  }
  if (!stayIn(talk)) return;
  stayCell.set({ talk, phase: "in" });
  keep(talk);
  sound.begin(placeOf(talk));
  stopWatching = getEngine().store.subscribe(watch);
}

function placeOf(talk: string): sound.Place {
  return {
    name: talk,
    late: async () => (await api.get("/api/talks/{talk_id}/hls", { path: { talk_id: talk } })).url,
    mute: () => getEngine().command({ do: "stage.mute", talk, person: null }),
    unmute: () => getEngine().command({ do: "stage.unmute", talk, person: null }),
  };
}

const seatOf = (seat: StagePerson | undefined): sound.Seat | undefined =>
  seat && { isUp: isOnStage(seat), isAboutToBe: seat.hand !== null || seat.invited, muted: seat.muted };

async function comeIn(talk: string): Promise<void> {
  const engine = getEngine();
  const view = await engine.load(async () => {
    const result = await engine.command({ do: "talk.join", talk });
    if (result.type !== "talk") throw Refusal.unreachable();
    return result.talk;
  }, withTalkView);
  engine.store.flush();
  engine.follow({ [talkTopic(talk)]: view.seq });
  // The talk does not wait for its chat.
  if (view.talk.room !== null) chat?.enter(view.talk.room).catch(() => undefined);
}

/** Walks out, and says so to the server. What it answers changes nothing here. */
export async function leaveTalk(): Promise<void> {
  const stay = stayCell.get();
  if (!stay) return;
  const wasIn = stay.phase !== "out";
  end(null);
  if (wasIn) await getEngine().command({ do: "talk.leave", talk: stay.talk }).catch(() => undefined);
}

/** The note that one is out has been read. */
export function forgetStay(): void {
  if (stayCell.get()?.phase === "out") stayCell.set(null);
}

function end(stay: Stay | null): void {
  const before = stayCell.get();
  stopWatching?.();
  stopWatching = null;
  if (before?.phase === "in") sound.end();
  keep(null);
  hearLevels({});
  stayCell.set(stay);
  const engine = getEngine();
  const room = engine.store.current()?.openTalk?.talk.room;
  if (before) engine.forget([talkTopic(before.talk)]);
  if (room) chat?.leave(room);
  engine.update((state) => (state.openTalk ? { ...state, openTalk: null } : state));
  engine.store.flush();
}

/** Follows one's own seat: what the stage says of one's microphone holds, and where the seat is gone one is out. */
function watch(): void {
  const state = getEngine().store.published();
  const stay = stayCell.get();
  const open = state?.openTalk;
  if (!state || stay?.phase !== "in" || open?.talk.id !== stay.talk) return;
  const { talk } = stay;
  if (open.goneBy === null) {
    sound.follow(seatOf(open.people[state.me.id]));
    return;
  }
  // Given up because we were not heard of for a minute: we are here, so back in.
  if (open.goneBy === "noticed" && open.talk.state === "live") void comeBack(talk);
  else end({ talk, phase: "out", why: whyOut(open.goneBy) });
}

function whyOut(act: string): Extract<Stay, { phase: "out" }>["why"] {
  if (act === "removed") return "removed";
  return act === "ended" || act === "noticed" ? "over" : "left";
}

let isComingBack = false;

async function comeBack(talk: string): Promise<void> {
  if (isComingBack) return;
  isComingBack = true;
  try {
    await comeIn(talk);
  } catch (error) {
    if (!stayIn(talk)) return;
    if (error instanceof Refusal && error.isPassing) setTimeout(() => void (stayIn(talk) && comeBack(talk)), RETRY_MS);
    else end({ talk, phase: "out", why: error instanceof Refusal && error.code === "talk_removed" ? "removed" : "over" });
  } finally {
    isComingBack = false;
  }
}

function keep(talk: string | null): void {
  try {
    if (talk === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, talk);
  } catch {
    // Forbidden storage: a new load of the page has to come in by hand.
  }
}

/** What the app hands on from the live model. */
export const talkEars = {
  onEntries: (entries: readonly Entry[]): void => {
    for (const { event } of entries) tellNews(event);
  },

  onFact: (fact: AnyFact): void => {
    const stay = stayCell.get();
    if (fact.type === "talk.levels" && fact.talk === stay?.talk) {
      hearLevels(fact.levels);
    } else if (fact.type === "talk.reacted" && fact.talk === stay?.talk) tellReaction(fact.kind);
    else sound.heard(fact);
  },

  onBroken: (topics: readonly string[]): void => {
    const stay = stayCell.get();
    if (stay?.phase === "in" && topics.includes(talkTopic(stay.talk))) void comeBack(stay.talk);
  },

  onLine: (line: "up" | "down" | "caught-up"): void => {
    if (line !== "down") sound.nudge();
  },
};

/** Set up with the live model. Comes back into the talk that this page was in before it was loaded anew. */
export function startTalks(rooms: Chat): () => void {
  chat = rooms;
  const engine = getEngine();
  let hasLooked = false;
  const look = () => {
    const state = engine.store.published();
    if (!state || hasLooked || !engine.isUp) return;
    hasLooked = true;
    let kept: string | null = null;
    try {
      kept = sessionStorage.getItem(KEPT);
    } catch {
      // As above.
    }
    if (kept !== null && state.talks[kept]) enterTalk(kept).catch(() => keep(null));
    else keep(null);
  };
  const stops = [engine.store.subscribe(look), registerWhereabouts(whereabouts)];
  return () => {
    for (const stop of stops) stop();
    stopWatching?.();
    stopWatching = null;
    if (stayCell.get()?.phase === "in") sound.end();
    stayCell.set(null);
    chat = null;
  };
}

/** Comes in, and says what kept one out. */
export async function listenIn(talk: string): Promise<boolean> {
  try {
    await enterTalk(talk);
    return true;
  } catch (error) {
    say(problemOf(error).message, "problem");
    return false;
  }
}
