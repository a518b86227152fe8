/**
 * A talk heard a few seconds late, as HLS: where there is no WebRTC, and where the house is full. Comes back by itself.
 * No React, no socket: the world is passed in. What plays HLS is loaded when it is needed.
 */
import { backOff_ms } from "./backoff";
import { setLoudness } from "./loudness";

/** blocked: the browser wants a touch before it plays. impossible: this browser has no way to play it. */
export type Late = "off" | "opening" | "playing" | "blocked" | "impossible";

/** unsupported: the browser has no WebRTC. unreachable: it does not come through. full: the house is. */
export type WhyLate = "unsupported" | "unreachable" | "full";

/** The way to the server, and time. */
export interface LateWorld {
  /** Where it is; null while the server only just begins to write it. */
  address: () => Promise<string | null>;
  after: (delay_ms: number, run: () => void) => () => void;
  random: () => number;
}

const TYPE = "application/vnd.apple.mpegurl";
/** The server needs two or three seconds to begin; a talk in which nobody has a microphone yet needs longer. */
const BEGIN_MS = 1_000;
const SOON = 5;
const LATER_MS = 5_000;
/** Where nothing has been heard for so long, what plays is put together anew. */
const STALL_MS = 10_000;

const nothing = () => undefined;

export class LateSound {
  #state: Late = "off";
  #audio: HTMLAudioElement | null = null;
  #nth = 0;
  #tries = 0;
  #isPaused = false;
  #volume = 1;
  #detach: () => void = nothing;
  #cancel: () => void = nothing;

  constructor(
    private readonly world: LateWorld,
    private readonly onState: (state: Late) => void,
  ) {}

  start(): void {
    if (this.#state !== "off") return;
    this.#audio ??= this.#makeAudio();
    this.#tries = 0;
    this.#enter("opening");
    void this.#open(this.#audio);
  }

  stop(): void {
    this.#nth += 1;
    this.#cancel();
    this.#detach();
    this.#detach = nothing;
    this.#audio?.pause();
    this.#volume = 1;
    this.#enter("off");
  }

  /** From a touch, where the browser would not play before. */
  async unblock(): Promise<void> {
    if (this.#audio && this.#state === "blocked") await this.#play(this.#audio, this.#nth);
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#setLoudness();
  }

  /** 0..1 */
  volume(volume: number): void {
    this.#volume = volume;
    this.#setLoudness();
  }

  #setLoudness(): void {
    if (this.#audio) setLoudness(this.#audio, this.#volume, this.#isPaused);
  }

  #makeAudio(): HTMLAudioElement {
    const audio = new Audio();
    audio.ontimeupdate = () => {
      // Going to where it begins is told as well.
      if (this.#state === "off" || audio.paused || audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return;
      this.#tries = 0;
      this.#enter("playing");
      this.#watch(audio);
    };
    return audio;
  }

  #watch(audio: HTMLAudioElement): void {
    this.#cancel();
    this.#cancel = this.world.after(STALL_MS, () => this.#again(audio, this.#nth));
  }

  async #open(audio: HTMLAudioElement): Promise<void> {
    const nth = ++this.#nth;
    try {
      const url = await this.world.address();
      if (nth !== this.#nth) return;
      if (url === null) {
        this.#cancel = this.world.after(this.#tries++ < SOON ? BEGIN_MS : LATER_MS, () => void this.#open(audio));
        return;
      }
      const attach = await playerFor(audio);
      if (nth !== this.#nth) return;
      if (!attach) {
        this.#enter("impossible");
        return;
      }
      this.#setLoudness();
      this.#detach = attach(audio, url, () => this.#again(audio, nth));
      this.#watch(audio);
      await this.#play(audio, nth);
    } catch {
      this.#again(audio, nth);
    }
  }

  async #play(audio: HTMLAudioElement, nth: number): Promise<void> {
    try {
      await audio.play();
    } catch (error) {
      // Any other refusal comes from a source that was replaced meanwhile.
      if (nth !== this.#nth || !(error instanceof DOMException && error.name === "NotAllowedError")) return;
      this.#cancel();
      this.#enter("blocked");
    }
  }

  #again(audio: HTMLAudioElement, nth: number): void {
    if (nth !== this.#nth) return;
    this.#nth += 1;
    this.#cancel();
    this.#detach();
    this.#detach = nothing;
    this.#enter("opening");
    this.#cancel = this.world.after(backOff_ms(this.#tries++, this.world.random()), () => void this.#open(audio));
  }

  #enter(state: Late): void {
    if (state === this.#state) return;
    this.#state = state;
    this.onState(state);
  }
}

/** Plays an address until it is called off; tells once where it cannot go on. */
type Attach = (audio: HTMLAudioElement, url: string, onBroken: () => void) => () => void;

/** Safari plays it by itself, and better than anybody else there; what other browsers claim to play is not enough for a live one. */
async function playerFor(audio: HTMLAudioElement): Promise<Attach | null> {
  const isOwn = "ManagedMediaSource" in globalThis || !("MediaSource" in globalThis);
  if (isOwn) return audio.canPlayType(TYPE) === "" ? null : byItself;
  const player = await import("./late-player");
  return player.canPlay() ? player.attach : null;
}

const byItself: Attach = (audio, url, onBroken) => {
  audio.onerror = onBroken;
  audio.src = url;
  return () => {
    audio.onerror = null;
    audio.removeAttribute("src");
    audio.load();
  };
};
