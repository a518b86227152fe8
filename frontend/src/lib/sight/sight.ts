/** Seeing and being seen at the table that one sits at: one's camera, who is shown, and whether one wants to look. One a page. */
import { createCell } from "@/lib/cell";
import { keepCameraWish, type CameraWish } from "@/lib/camera";
import { DEVICE, peerWorld } from "@/lib/sound/rtc";
import type { AnyFact } from "@/lib/wire";
import { NOTHING, type Shown, SightLine } from "./line";

/** A table as one is seen there. */
export interface Sight {
  /** As the server's sound knows it: `camera:` and the room's id. */
  name: string;
  turnOn: () => Promise<unknown>;
  turnOff: () => Promise<unknown>;
  /** The camera is off, and not by one's own act. */
  onLost: (why: "unplugged" | "server" | "elsewhere") => void;
}

/** What is seen at each place; nothing where one does not look. */
export const shownCell = createCell<Shown>(NOTHING);
/** One's own camera, for as long as it is on. */
export const ownPictureCell = createCell<MediaStreamTrack | null>(null);

const KEY = "flurfunk.pictures";

/** Whether one wants to see the others. Kept per device: it is about this line. */
export const looksCell = createCell(readLooks());

function readLooks(): boolean {
  try {
    return localStorage.getItem(KEY) !== "hidden";
  } catch {
    return true;
  }
}

export function look(looks: boolean): void {
  looksCell.set(looks);
  try {
    if (looks) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "hidden");
  } catch {
    // A full or forbidden storage: it holds as long as the page.
  }
  settle();
}

let sight: Sight | null = null;
let line: SightLine | null = null;
/** As the server last had it: is one seen, is anybody? */
let isSeen = false;
let isAnybody = false;
/** Another page of ours is at the table: this one neither shows nor looks. */
let isElsewhere = false;
/** One's own act is on its way: what the server says meanwhile is of before. */
let isActing = false;
/** The server has said of this camera that it is seen: only then its silence means that it is not any more. */
let isConfirmed = false;

export function begin(next: Sight): void {
  sight = next;
  isElsewhere = false;
  line = new SightLine(peerWorld(next.name), (shown) => shownCell.set(shown));
}

export function end(): void {
  line?.stop();
  line = sight = null;
  isSeen = isAnybody = false;
  drop();
}

/** The socket is back, or the network is another one. */
export const nudge = (): void => line?.nudge();

/** Another page of ours has the pictures now, or what carried them is gone. */
export function heard(fact: AnyFact): void {
  if (fact.type === "rtc.lost" && fact.talk === sight?.name) line?.renew(fact.line);
  if (fact.type === "rtc.taken" && fact.talk === sight?.name && fact.device !== DEVICE) setElsewhere(true);
}

/** Whether another page of ours is at the table now: the camera is where the microphone is. */
export function setElsewhere(is: boolean): void {
  isElsewhere = is;
  if (is && ownPictureCell.get()) lose("elsewhere");
  settle();
}

/** The server has spoken: is one seen, and is anybody? */
export function follow(now: { isSeen: boolean; isAnybody: boolean }): void {
  ({ isSeen, isAnybody } = now);
  isConfirmed ||= isSeen;
  if (!isActing) agree();
  settle();
}

/** Whatever does not fit to the server's word is off: nobody is seen by mistake, and no camera runs for nobody. */
function agree(): void {
  if (isElsewhere) return;
  const hasTrack = ownPictureCell.get() !== null;
  // A page that was loaded anew has no camera; the seat that it came back to may still show one.
  if (isSeen && !hasTrack) sight?.turnOff().catch(() => undefined);
  if (!isSeen && hasTrack && isConfirmed) lose("server");
}

function settle(): void {
  const isWanted = !isElsewhere && isAnybody && (looksCell.get() || isSeen);
  if (isWanted) line?.start(looksCell.get());
  else line?.stop();
}

function lose(why: Parameters<Sight["onLost"]>[0]): void {
  drop();
  sight?.onLost(why);
}

function drop(): void {
  const track = ownPictureCell.get();
  if (!track) return;
  track.onended = null;
  track.stop();
  isConfirmed = false;
  line?.show(null);
  ownPictureCell.set(null);
}

/** Be seen through this track; it is ours then. Rejects with the server's refusal, and the track is stopped. */
export async function turnOn(track: MediaStreamTrack, wish: CameraWish): Promise<void> {
  const here = sight;
  if (!here) {
    track.stop();
    return;
  }
  keepCameraWish(wish);
  drop();
  ownPictureCell.set(track);
  line?.show(track);
  track.onended = () => {
    if (ownPictureCell.get() !== track) return;
    lose("unplugged");
    here.turnOff().catch(() => undefined);
  };
  isActing = true;
  try {
    await here.turnOn();
  } catch (error) {
    drop();
    throw error;
  } finally {
    isActing = false;
  }
}

/** Nothing leaves this device from this moment on; then the server is told. */
export async function turnOff(): Promise<void> {
  drop();
  isActing = true;
  try {
    // Where it does not hear of it, it is told once more as soon as it speaks again.
    await sight?.turnOff().catch(() => undefined);
  } finally {
    isActing = false;
  }
}
