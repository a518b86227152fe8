/**
 * Waiting for somebody who has time. The place in the lobby is held by a topic of one's own, and what one waits for is
 * told by a fact; since a fact may be lost, it is asked for again every so often, which changes nothing for who waits.
 */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { waitingCell } from "@/lib/coffee-cells";
import { leaveOthers, registerWhereabouts, type Whereabouts } from "@/lib/elsewhere";
import { keptFor } from "@/lib/kept";
import { getEngine } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import { Refusal } from "@/lib/refusal";
import * as sound from "@/lib/sound/sound";
import { type AnyFact, lobbyTopic } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { say } from "./news";
import { sitDown } from "./session";

export type Tongue = "de" | "en";

const AGAIN_MS = 15_000;
const LANGUAGES = "coffee.languages";
/** Where a page that is loaded anew finds that it waited. */
const KEPT = "flurfunk.lobby";

const myId = (): string => getEngine().store.current()?.me.id ?? "";

/** In which languages one talked last time; at first in any. */
export function keptLanguages(): Tongue[] {
  const kept = keptFor(myId()).read(LANGUAGES);
  const known = Array.isArray(kept) ? kept.filter((one): one is Tongue => one === "de" || one === "en") : [];
  return known.length > 0 ? known : ["de", "en"];
}

export const keepLanguages = (languages: readonly Tongue[]): void => keptFor(myId()).write(LANGUAGES, languages);

const whereabouts: Whereabouts = { isIn: () => waitingCell.get() !== null, isHeld: () => false, leave: stopWaiting };

/** A match may cross one's own word that one has stopped: then one gets up again. */
const CROSSING_MS = 5_000;
let stoppedAt_ms = -Infinity;

let asking: ReturnType<typeof setInterval> | undefined;

/** Waits; out of whatever else one is in, but for a stage. Rejects with a Refusal, and one does not wait. */
export async function startWaiting(): Promise<void> {
  if (waitingCell.get() !== null) return;
  if (!(await leaveOthers(whereabouts))) {
    say(i18n._(msg`You are on stage in a talk. Leave it first, then we look for somebody.`), "problem");
    return;
  }
  // From this touch, so that the browser lets the table play that comes of it.
  sound.prepare();
  waitingCell.set({ since_ms: Date.now() });
  keep(true);
  try {
    await ask();
  } catch (error) {
    end();
    throw error;
  }
}

export async function stopWaiting(): Promise<void> {
  if (waitingCell.get() === null) return;
  end();
  stoppedAt_ms = Date.now();
  await getEngine().command({ do: "coffee.stop_waiting" }).catch(() => undefined);
}

async function ask(): Promise<void> {
  const result = await getEngine().command({ do: "coffee.wait", languages: keptLanguages() });
  if (result.type !== "lobby") throw Refusal.unreachable();
  if (waitingCell.get() === null) return;
  if (result.lobby.room !== null) {
    found(result.lobby.room);
    return;
  }
  getEngine().follow({ [lobbyTopic(myId())]: null });
  asking ??= setInterval(askAgain, AGAIN_MS);
}

function askAgain(): void {
  ask().catch((error: unknown) => {
    if (waitingCell.get() === null || !(error instanceof Refusal) || error.isPassing) return;
    end();
    say(problemOf(error).message, "problem");
  });
}

function end(): void {
  clearInterval(asking);
  asking = undefined;
  keep(false);
  waitingCell.set(null);
  getEngine().forget([lobbyTopic(myId())]);
}

/** Somebody has time: one sits down at once, that is what one has waited for. */
function found(room: string): void {
  const isLooking = location.pathname.startsWith("/coffee");
  const go = () => navigate(`/coffee/${room}`);
  end();
  sitDown(room).then(
    (isIn) => {
      if (!isIn) return;
      if (isLooking) go();
      else toasts.add({ text: i18n._(msg`Somebody has time, and you sit at a table together.`), stays: true, act: { label: i18n._(msg`To the table`), onAct: go } });
    },
    (error: unknown) => say(problemOf(error).message, "problem"),
  );
}

function keep(isWaiting: boolean): void {
  try {
    if (isWaiting) sessionStorage.setItem(KEPT, "1");
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Forbidden storage: a new load of the page waits no longer.
  }
}

function hasWaited(): boolean {
  try {
    return sessionStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}

/** What the app hands on from the live model. */
export const lobbyEars = {
  onFact: (fact: AnyFact): void => {
    if (fact.type !== "coffee.found") return;
    if (waitingCell.get() !== null) found(fact.room);
    else if (Date.now() - stoppedAt_ms < CROSSING_MS) getEngine().command({ do: "coffee.leave", room: fact.room }).catch(() => undefined);
  },

  onBroken: (topics: readonly string[]): void => {
    if (waitingCell.get() !== null && topics.includes(lobbyTopic(myId()))) askAgain();
  },
};

/** Set up with the live model. A page that is loaded anew goes on waiting. */
export function startLobby(): () => void {
  const engine = getEngine();
  let hasLooked = false;
  const look = () => {
    if (!engine.store.published() || hasLooked || !engine.isUp) return;
    hasLooked = true;
    if (hasWaited()) startWaiting().catch(() => undefined);
  };
  const stops = [engine.store.subscribe(look), registerWhereabouts(whereabouts)];
  return () => {
    for (const stop of stops) stop();
    clearInterval(asking);
    asking = undefined;
    waitingCell.set(null);
  };
}
