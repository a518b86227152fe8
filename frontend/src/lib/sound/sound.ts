/** Hearing and speaking in the place that one is in, a talk or a coffee room: the ears, the microphone, and what one may. One a page. */
import { DeviceTrouble } from "@/lib/devices";
import { keepMicWish, type MicWish, openMicrophone, readMicWish } from "@/lib/microphone";
import type { MicState } from "@/lib/peer";
import { audioCell, micWishCell, NO_AUDIO } from "@/lib/talk-cells";
import type { LateWorld } from "@/lib/late";
import type { AnyFact } from "@/lib/wire";
import { Ears } from "./ears";
import { DEVICE, earsWorld } from "./rtc";

/** What sounds, and how one tells the server of one's own microphone there. */
export interface Place {
  /** As the server's sound knows it: a talk's id, or `coffee:` and a room's. */
  name: string;
  /** Where it is heard late; null where it is not. */
  late: LateWorld["address"] | null;
  mute: () => Promise<unknown>;
  unmute: () => Promise<unknown>;
}

/** Where one stands in it. */
export interface Seat {
  /** Whether one's microphone is wanted at all. */
  isUp: boolean;
  isAboutToBe: boolean;
  muted: "no" | "self" | "host";
}

let ears: Ears | null = null;
let place: Place | null = null;
let track: MediaStreamTrack | null = null;
let wish: MicWish = readMicWish();
/** One's seat as the server last had it. */
let seat: Seat | undefined;

const setMic = (mic: MicState) => audioCell.set({ ...audioCell.get(), mic });

/** Wakes what a browser only wakes from a touch. */
export function prepare(): void {
  wish = readMicWish();
}

export function begin(next: Place): void {
  place = next;
  seat = undefined;
  micWishCell.set(null);
  ears = new Ears(earsWorld(next.name, next.late), (line, why) => audioCell.set({ ...audioCell.get(), line, why }));
  ears.start();
}

export function end(): void {
  ears?.stop();
  ears = null;
  place = null;
  seat = undefined;
  closeMicrophone();
  micWishCell.set(null);
  audioCell.set(NO_AUDIO);
}

/** The socket is back, or the network is another one. */
export function nudge(): void {
  ears?.nudge();
}

/** "Hear it here", and the touch that lets a browser play. */
export async function hearHere(): Promise<void> {
  if (audioCell.get().line === "blocked") await ears?.unblock();
  else ears?.start();
}

export const pause = (isPaused: boolean): void => ears?.pause(isPaused);

/** Another page of ours has the sound now, or what carried it is gone. */
export function heard(fact: AnyFact): void {
  if (fact.type === "rtc.taken" && fact.talk === place?.name && fact.device !== DEVICE && ears?.isOff === false) ears.giveWay();
  if (fact.type === "rtc.lost" && fact.talk === place?.name) ears?.renew(fact.line, fact.goes_on);
}

const isSame = (one: Seat | undefined, other: Seat | undefined) =>
  one?.isUp === other?.isUp && one?.isAboutToBe === other?.isAboutToBe && one?.muted === other?.muted;

/** The server has spoken: who may not speak has no microphone, who is muted sends nothing. */
export function follow(now: Seat | undefined): void {
  if (isSame(now, seat)) return;
  seat = now;
  ears?.seat(now?.isUp === true, now?.isAboutToBe === true);
  if (now?.isUp !== true) {
    closeMicrophone();
    micWishCell.set(null);
    return;
  }
  const wished = micWishCell.get();
  // The server's word, where it comes from somebody else, ends what one has wished oneself.
  if (now.muted === "host" || (wished === "open") === (now.muted === "no")) micWishCell.set(null);
  gate();
}

/** Whether anything leaves this device right now. */
export function isOpen(): boolean {
  return seat?.muted === "no" && micWishCell.get() !== "closed";
}

function gate(): void {
  if (track) track.enabled = isOpen();
}

function closeMicrophone(): void {
  if (track) {
    track.onended = null;
    track.stop();
  }
  track = null;
  void ears?.speakWith(null);
  setMic("off");
}

async function takeMicrophone(): Promise<boolean> {
  setMic("asking");
  try {
    await speakThrough(await openMicrophone(wish));
    return true;
  } catch (error) {
    setMic(error instanceof DeviceTrouble ? error.state : "failed");
    return false;
  }
}

/** Speaks through this track from now on; it is ours then. */
export async function speakThrough(next: MediaStreamTrack): Promise<void> {
  if (track && track !== next) {
    track.onended = null;
    track.stop();
  }
  track = next;
  next.onended = () => {
    if (track !== next) return;
    closeMicrophone();
    setMic("unplugged");
    void mute();
  };
  gate();
  await ears?.speakWith(next);
  setMic("on");
}

/** After a trouble: opens it again, and stays muted until one speaks. */
export async function retryMicrophone(): Promise<void> {
  await takeMicrophone();
}

/** Another device or other filters, at once where one speaks already. */
export async function chooseMicrophone(next: MicWish): Promise<void> {
  wish = next;
  keepMicWish(next);
  if (track) await takeMicrophone();
}

/** Sends nothing from this moment on, and tells the server. */
export async function mute(): Promise<void> {
  if (place === null || seat?.isUp !== true) return;
  micWishCell.set("closed");
  gate();
  // Silent it stays in any case; where the server did not hear of it, it does with the next try.
  await place.mute().catch(() => undefined);
  if (seat.muted !== "no" && micWishCell.get() === "closed") micWishCell.set(null);
}

/** The end of a push to talk: also where opening is still under way, it ends closed. */
export async function release(): Promise<void> {
  await opening;
  await mute();
}

let opening: Promise<void> = Promise.resolve();

/** Opens the microphone if need be, then tells the server. Rejects with the server's refusal. */
export function unmute(): Promise<void> {
  const act = open();
  opening = act.catch(() => undefined);
  return act;
}

async function open(): Promise<void> {
  const here = place;
  if (here === null) return;
  if (!track && !(await takeMicrophone())) return;
  if (place !== here) return;
  micWishCell.set("open");
  gate();
  try {
    if (seat?.muted !== "no") await here.unmute();
    else micWishCell.set(null);
  } catch (error) {
    micWishCell.set(null);
    throw error;
  } finally {
    gate();
  }
}
