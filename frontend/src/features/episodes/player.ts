/**
 * The episode that this page plays. It lives outside of React, so that the sound goes on while one looks at another
 * screen. A talk goes before it: it is paused when one comes into a talk, and cannot begin while one is in it.
 */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { createCell } from "@/lib/cell";
import { hearingCell } from "@/lib/hearing";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sittingCell } from "@/lib/coffee-cells";
import { stayCell } from "@/lib/talk-cells";
import type { EpisodeView } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { episodeKey, sendPlace } from "./api";
import { clearLockScreen, showOnLockScreen, tellLockScreen } from "./lock-screen";
import { PlaceKeeper } from "./place";
import { keepSpeed, keptSpeed, type Speed } from "./speed";
import { within } from "./timeline";

export interface PlayerState {
  /** What is put on; null: nothing. */
  view: EpisodeView | null;
  isPlaying: boolean;
  /** It wants to play and waits for the network. */
  isWaiting: boolean;
  hasFailed: boolean;
  speed: Speed;
}

const OFF: PlayerState = { view: null, isPlaying: false, isWaiting: false, hasFailed: false, speed: keptSpeed() };
/** From here on there is nothing left to hear: it begins anew. */
const AT_END_MS = 1_000;
const SETTLED_MS = 500;

export const playerCell = createCell<PlayerState>(OFF);
/** Where it is, in ms. */
export const atCell = createCell(0);

let audio: HTMLAudioElement | null = null;
let queries: QueryClient | null = null;
/** To go to once the browser knows the file. */
let start_ms: number | null = null;

const keeper = new PlaceKeeper(async (episode, at_ms, isLast) => {
  queries?.setQueryData<EpisodeView>(episodeKey(episode), (view) => view && { ...view, position_ms: at_ms });
  await sendPlace(episode, at_ms, isLast);
});

const patch = (change: Partial<PlayerState>) => playerCell.set({ ...playerCell.get(), ...change });
/** In a talk, or at a table: one hears others there. */
const isElsewhere = () => [stayCell.get(), sittingCell.get()].some((one) => one !== null && one.phase !== "out");
const durationOf = () => playerCell.get().view?.episode.duration_ms ?? 0;
/** While it is made anew, the server counts in the episode that is to come. */
const maySettle = () => playerCell.get().view?.episode.state !== "making";

function settle(isLast = false): void {
  if (maySettle()) keeper.settle(atCell.get(), isLast);
}

let settling: ReturnType<typeof setTimeout> | undefined;

/** Once whoever holds an arrow key down has found the place. */
function settleSoon(): void {
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLED_MS);
}

function tellTime(): void {
  const { isPlaying, speed } = playerCell.get();
  tellLockScreen(isPlaying, atCell.get(), durationOf(), speed);
}

function begin(): HTMLAudioElement {
  const one = new Audio();
  one.preload = "metadata";
  one.onloadedmetadata = () => {
    if (start_ms !== null) one.currentTime = start_ms / 1_000;
    start_ms = null;
    one.playbackRate = playerCell.get().speed;
  };
  one.ontimeupdate = () => {
    if (start_ms !== null) return;
    atCell.set(within(one.currentTime * 1_000, durationOf()));
    if (!one.paused && maySettle()) keeper.pass(atCell.get(), Date.now());
  };
  one.onplay = () => patch({ isPlaying: true, hasFailed: false });
  one.onplaying = () => {
    patch({ isWaiting: false });
    tellTime();
  };
  one.onwaiting = () => patch({ isWaiting: true });
  one.onpause = () => {
    patch({ isPlaying: false, isWaiting: false });
    tellTime();
    settle();
  };
  one.onended = () => {
    atCell.set(durationOf());
    settle();
  };
  one.onerror = () => {
    if (one.hasAttribute("src")) patch({ isPlaying: false, isWaiting: false, hasFailed: true });
  };
  return one;
}

/** Puts an episode on without playing it. Returns false where it has no audio. */
function putOn(view: EpisodeView, at_ms = view.position_ms): boolean {
  const { id, audio_url: url } = view.episode;
  const before = playerCell.get().view?.episode;
  if (url === null) return false;
  if (before?.id === id && before.audio_url === url && audio) {
    patch({ view });
    return true;
  }
  settle();
  audio?.pause();
  audio ??= begin();
  start_ms = within(at_ms, view.episode.duration_ms);
  atCell.set(start_ms);
  keeper.begin(id, view.position_ms, Date.now());
  patch({ view, isPlaying: false, isWaiting: false, hasFailed: false });
  audio.src = url;
  hearingCell.set(id);
  return true;
}

const namesOf = ({ episode }: EpisodeView): string => {
  const state = getEngine().store.current();
  return state ? episode.speakers.map(({ person }) => nameOf(state, person)).join(", ") : "";
};

/** Plays an episode from where one stopped, or from a moment. Not while one is in a talk: then it says why. */
export function play(view: EpisodeView, from_ms?: number): void {
  if (isElsewhere()) {
    toasts.add({ text: i18n._(msg`You are in a talk. Leave it first, then the episode plays.`) });
    return;
  }
  if (!putOn(view) || !audio) return;
  if (from_ms !== undefined) seek(from_ms);
  else if (atCell.get() >= durationOf() - AT_END_MS) seek(0);
  if (playerCell.get().hasFailed) {
    start_ms = atCell.get();
    audio.load();
  }
  const acts = { play: () => resume(), pause, skip, seek, stop: close };
  showOnLockScreen(view.episode, namesOf(view), acts);
  audio.play().catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === "AbortError")) patch({ isPlaying: false, isWaiting: false, hasFailed: true });
  });
}

function resume(): void {
  const { view } = playerCell.get();
  if (view) play(view);
}

export function pause(): void {
  audio?.pause();
}

/** Plays or pauses what is put on, or what is given. */
export function toggle(view: EpisodeView): void {
  const { view: on, isPlaying } = playerCell.get();
  if (on?.episode.id === view.episode.id && isPlaying) pause();
  else play(view);
}

export function seek(at_ms: number): void {
  if (!audio) return;
  const to_ms = within(at_ms, durationOf());
  if (start_ms !== null) start_ms = to_ms;
  else audio.currentTime = to_ms / 1_000;
  atCell.set(to_ms);
  tellTime();
  if (audio.paused) settleSoon();
}

/** Goes to a moment of an episode that may not be put on yet. */
export function seekIn(view: EpisodeView, at_ms: number): void {
  if (putOn(view, at_ms)) seek(at_ms);
}

export function skip(by_ms: number): void {
  seek(atCell.get() + by_ms);
}

export function setSpeed(speed: Speed): void {
  patch({ speed });
  keepSpeed(speed);
  if (audio) audio.playbackRate = speed;
  tellTime();
}

/** Puts nothing on any more. */
export function close(): void {
  if (!audio) return;
  audio.pause();
  settle();
  keeper.end();
  audio.removeAttribute("src");
  audio.load();
  audio = null;
  start_ms = null;
  clearLockScreen();
  patch({ view: null, isPlaying: false, isWaiting: false, hasFailed: false });
  hearingCell.set(null);
}

/** The server tells something new of what is put on: other words, another mix, or that there is no audio any more. */
export function follow(view: EpisodeView): void {
  const { view: on } = playerCell.get();
  if (on?.episode.id !== view.episode.id || on === view) return;
  if (view.episode.audio_url === null) {
    keeper.end();
    close();
  } else if (view.episode.audio_url !== on.episode.audio_url) {
    keeper.end();
    putOn(view);
  } else patch({ view });
}

/** Set up with the live model. Returns the way out, which also ends the sound. */
export function startEpisodes(client: QueryClient): () => void {
  queries = client;
  const hush = () => {
    if (isElsewhere()) pause();
  };
  const stops = [stayCell.subscribe(hush), sittingCell.subscribe(hush)];
  const leave = () => settle(true);
  addEventListener("pagehide", leave);
  return () => {
    for (const stop of stops) stop();
    removeEventListener("pagehide", leave);
    close();
    queries = null;
  };
}
