/**
 * Sitting at a table: taking a seat, keeping it while the line comes and goes, and getting up. One table a page. It lives
 * outside of React, so that one goes on talking while one looks at another screen.
 */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { knockingCell, type Sitting, sittingCell, volumesCell } from "@/lib/coffee-cells";
import { leaveOthers, registerWhereabouts, type Whereabouts } from "@/lib/elsewhere";
import { getEngine } from "@/lib/live/current";
import { Refusal } from "@/lib/refusal";
import * as sound from "@/lib/sound/sound";
import * as sight from "@/lib/sight/sight";
import { audioCell, tellReaction } from "@/lib/talk-cells";
import type { Entry } from "@/lib/topics";
import { type AnyFact, coffeeTopic, type CoffeeView, type TableAct } from "@/lib/wire";
import { hearLevels } from "@/lib/sound/levels";
import { say, tellCameraLost, tellNews } from "./news";
import { withTable } from "./state";

const RETRY_MS = 2_000;
/** Where a page that is loaded anew finds the table that it was at. */
const KEPT = "flurfunk.coffee";

/** The chat at the table: another feature's, put in by the app. */
interface Chat {
  enter: (room: string) => Promise<unknown>;
  leave: (room: string) => void;
}

let chat: Chat | null = null;
let stopWatching: (() => void) | null = null;

/** As the server's sound knows the room, and its pictures. */
export const soundOf = (room: string): string => `coffee:${room}`;
const picturesOf = (room: string): string => `camera:${room}`;

const sitsAt = (room: string): boolean => {
  const sitting = sittingCell.get();
  return sitting?.room === room && sitting.phase !== "out";
};

const whereabouts: Whereabouts = {
  isIn: () => sittingCell.get() !== null && sittingCell.get()?.phase !== "out",
  isHeld: () => false,
  leave: getUp,
};

/** Leaves whatever else one is in; on stage that holds one, it says so instead. */
export async function mayComeIn(): Promise<boolean> {
  const isFree = await leaveOthers(whereabouts);
  if (!isFree) say(i18n._(msg`You are on stage in a talk. Leave it first, then sit down here.`), "problem");
  return isFree;
}

/** Takes a seat, out of whatever else one is in. Rejects with a Refusal, and one is where one was; false on stage, which holds one. */
export async function sitDown(room: string): Promise<boolean> {
  if (sitsAt(room)) return true;
  if (!(await mayComeIn())) return false;
  await getUp();
  sittingCell.set({ room, phase: "coming" });
  // From the touch that brought one here, so that the browser lets it play.
  sound.prepare();
  try {
    await comeIn(room);
  } catch (error) {
    end(null);
    throw error;
  }
  if (sitsAt(room)) begin(room);
  return true;
}

/** A room that one has opened, and in which one sits already by the server's word. */
function begin(room: string): void {
  sittingCell.set({ room, phase: "in" });
  knockingCell.set(null);
  keep(room);
  sound.begin({
    name: soundOf(room),
    late: null,
    mute: () => getEngine().command({ do: "coffee.mute", room }),
    unmute: () => getEngine().command({ do: "coffee.unmute", room }),
  });
  sight.begin({
    name: picturesOf(room),
    turnOn: () => getEngine().command({ do: "coffee.camera_on", room }),
    turnOff: () => getEngine().command({ do: "coffee.camera_off", room }),
    onLost: tellCameraLost,
  });
  const stops = [getEngine().store.subscribe(watch), audioCell.subscribe(tellVolumes)];
  stopWatching = () => {
    for (const stop of stops) stop();
  };
  watch();
}

async function comeIn(room: string): Promise<void> {
  const engine = getEngine();
  const view = await engine.load(() => askForSeat(room), withTable);
  engine.store.flush();
  engine.follow({ [coffeeTopic(room)]: view.seq });
  if (view.chat !== null) chat?.enter(view.chat).catch(() => undefined);
}

async function askForSeat(room: string): Promise<CoffeeView> {
  const result = await getEngine().command({ do: "coffee.sit", room });
  if (result.type !== "coffee") throw Refusal.unreachable();
  return result.coffee;
}

/** Leaves the table, and says so to the server. What it answers changes nothing here. */
export async function getUp(): Promise<void> {
  const sitting = sittingCell.get();
  if (!sitting) return;
  const wasIn = sitting.phase !== "out";
  end(null);
  if (wasIn) await getEngine().command({ do: "coffee.leave", room: sitting.room }).catch(() => undefined);
}

/** The note that one is out has been read. */
export function forgetSitting(): void {
  if (sittingCell.get()?.phase === "out") sittingCell.set(null);
}

function endSenses(): void {
  sound.end();
  sight.end();
}

function end(sitting: Sitting | null): void {
  const before = sittingCell.get();
  stopWatching?.();
  stopWatching = null;
  if (before?.phase === "in") endSenses();
  keep(null);
  hearLevels({});
  volumesCell.set({});
  sittingCell.set(sitting);
  const engine = getEngine();
  const beside = engine.store.current()?.openTable?.chat;
  if (before) engine.forget([coffeeTopic(before.room)]);
  if (beside) chat?.leave(beside);
  engine.update((state) => (state.openTable ? { ...state, openTable: null } : state));
  engine.store.flush();
}

/** Follows one's own seat: where it is gone, one is out. */
function watch(): void {
  const state = getEngine().store.published();
  const sitting = sittingCell.get();
  const open = state?.openTable;
  if (!state || sitting?.phase !== "in" || open?.room.id !== sitting.room) return;
  const { room } = sitting;
  if (open.goneBy === null) {
    const seat = open.table.seats.find(({ person }) => person === state.me.id);
    sound.follow(seat && { isUp: true, isAboutToBe: true, muted: seat.is_muted ? "self" : "no" });
    const isAnybody = open.cameras > 0 && open.table.seats.some(({ camera }) => camera !== null);
    sight.follow({ isSeen: isAnybody && seat?.camera != null, isAnybody });
    return;
  }
  // Given up because we were not heard of for a while: we are here, so back, as long as there is a seat.
  if (open.goneBy === "noticed") void comeBack(room);
  else end({ room, phase: "out", why: whyOut(open.goneBy) });
}

function whyOut(act: TableAct): Extract<Sitting, { phase: "out" }>["why"] {
  if (act === "removed") return "removed";
  return act === "closed" ? "closed" : "gone";
}

let isComingBack = false;

async function comeBack(room: string): Promise<void> {
  if (isComingBack) return;
  isComingBack = true;
  try {
    await comeIn(room);
  } catch (error) {
    if (!sitsAt(room)) return;
    if (error instanceof Refusal && error.isPassing) setTimeout(() => void (sitsAt(room) && comeBack(room)), RETRY_MS);
    else end({ room, phase: "out", why: error instanceof Refusal && error.code === "coffee_removed" ? "removed" : "gone" });
  } finally {
    isComingBack = false;
  }
}

function keep(room: string | null): void {
  try {
    if (room === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, room);
  } catch {
    // Forbidden storage: a new load of the page has to sit down by hand.
  }
}

const sendVolume = (person: string, volume: number) => {
  const sitting = sittingCell.get();
  if (sitting?.phase !== "in") return;
  // Without a connection there is nothing to set; with the next one all are told.
  getEngine().command({ do: "coffee.volume", room: sitting.room, person, volume }).catch(() => undefined);
};

/** How loud one hears somebody, 0 to 2, for one's own ears alone. */
export function setVolume(person: string, volume: number): void {
  const others = Object.entries(volumesCell.get()).filter(([one]) => one !== person);
  volumesCell.set(Object.fromEntries(volume === 1 ? others : [...others, [person, volume]]));
  sendVolume(person, volume);
}

let line = audioCell.get().line;

/** A new connection knows nothing of what one wished on the one before. */
function tellVolumes(): void {
  const before = line;
  line = audioCell.get().line;
  if ((line === "elsewhere") !== (before === "elsewhere")) sight.setElsewhere(line === "elsewhere");
  if (line !== "listening" || before === "listening") return;
  for (const [person, volume] of Object.entries(volumesCell.get())) sendVolume(person, volume);
}

/** What the app hands on from the live model. */
export const coffeeEars = {
  onEntries: (entries: readonly Entry[]): void => {
    for (const { event } of entries) tellNews(event);
  },

  onFact: (fact: AnyFact): void => {
    const sitting = sittingCell.get();
    if (fact.type === "coffee.reacted" && fact.room === sitting?.room) tellReaction(fact.kind);
    if (fact.type === "talk.levels" && sitting?.phase === "in" && fact.talk === soundOf(sitting.room)) hearLevels(fact.levels);
    sight.heard(fact);
    if (fact.type === "coffee.answered" && fact.room === knockingCell.get()) answered(fact.room, fact.is_let_in);
  },

  onLine: (line: "up" | "down" | "caught-up"): void => {
    if (line !== "down") sight.nudge();
  },

  onBroken: (topics: readonly string[]): void => {
    const sitting = sittingCell.get();
    if (sitting?.phase === "in" && topics.includes(coffeeTopic(sitting.room))) void comeBack(sitting.room);
  },
};

/** Whoever is let in sits down at once: that is what they have knocked for. */
function answered(room: string, isLetIn: boolean): void {
  knockingCell.set(null);
  if (isLetIn) void sitDown(room).catch(() => undefined);
  else say(i18n._(msg`Nobody has opened the door. Try another corner, or knock again later.`));
}

/** Set up with the live model. Comes back to the table that this page was at before it was loaded anew. */
export function startCoffee(rooms: Chat): () => void {
  chat = rooms;
  const engine = getEngine();
  let hasLooked = false;
  const look = () => {
    if (!engine.store.published() || hasLooked || !engine.isUp) return;
    hasLooked = true;
    let kept: string | null = null;
    try {
      kept = sessionStorage.getItem(KEPT);
    } catch {
      // As above.
    }
    if (kept !== null) sitDown(kept).catch(() => keep(null));
  };
  const stops = [engine.store.subscribe(look), registerWhereabouts(whereabouts)];
  return () => {
    for (const stop of stops) stop();
    stopWatching?.();
    stopWatching = null;
    if (sittingCell.get()?.phase === "in") endSenses();
    sittingCell.set(null);
    knockingCell.set(null);
    chat = null;
  };
}
