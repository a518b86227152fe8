/** Hearing a place (a talk, a coffee room): over WebRTC, or a few seconds late for as long as that fails. Nobody has to do a thing, and nothing is heard twice. */
import { LateSound, type LateWorld, type WhyLate } from "@/lib/late";
import { fade } from "@/lib/loudness";
import { type Line, Peer, type PeerWorld } from "@/lib/peer";
import { after, type Happening, type Hearing, isMissing, lineOf, SILENCE, whyLate } from "./hearing";

/** So long one waits in silence before it is heard late. */
const PATIENCE_MS = 8_000;
const FADE_MS = 250;

export interface EarsWorld {
  peer: PeerWorld;
  /** Null: what is said here is heard at once or not at all. */
  late: LateWorld | null;
  /** Whether the server says that the house is full. */
  isFull: (error: unknown) => boolean;
}

const nothing = () => undefined;

export class Ears {
  readonly #peer: Peer;
  readonly #late: LateSound | null;
  #hearing: Hearing = SILENCE;
  #shown = lineOf(SILENCE);
  /** Which of the two is to be heard. */
  #isLate = false;
  #isInHaste = false;
  #cancelWait: (() => void) | null = null;
  #cancelFade: () => void = nothing;

  constructor(
    private readonly world: EarsWorld,
    private readonly onLine: (line: Line, why: WhyLate | null) => void,
  ) {
    this.#peer = new Peer(
      world.peer,
      (line) => this.#take({ type: "rtc", line }),
      (error) => this.#take({ type: "failed", isFull: world.isFull(error) }),
    );
    this.#late = world.late && new LateSound(world.late, (late) => this.#take({ type: "late", late }));
  }

  get isOff(): boolean {
    return this.#hearing.rtc === "off";
  }

  start(): void {
    this.#peer.start();
  }

  stop(): void {
    this.#peer.stop();
    this.#cancelFade();
    this.#late?.stop();
  }

  giveWay(): void {
    this.#peer.giveWay();
  }

  speakWith(track: MediaStreamTrack | null): Promise<void> {
    return this.#peer.speakWith(track);
  }

  async unblock(): Promise<void> {
    await Promise.all([this.#peer.unblock(), this.#late?.unblock()]);
  }

  renew(line: string, goesOn: boolean): void {
    this.#peer.renew(line, goesOn);
  }

  nudge(): void {
    this.#peer.nudge();
  }

  pause(isPaused: boolean): void {
    this.#peer.pause(isPaused);
    this.#late?.pause(isPaused);
  }

  /** Where one stands in the talk. Whoever is up, or about to be, wants to be connected now. */
  seat(isUp: boolean, isAboutToBe: boolean): void {
    this.#isInHaste = isUp || isAboutToBe;
    this.#take({ type: "seat", isUp });
    if (this.#isInHaste) this.#peer.hurry();
  }

  #take(happening: Happening): void {
    this.#hearing = after(this.#hearing, happening);
    const why = this.#late && whyLate(this.#hearing);
    this.#wait();
    this.#peer.cover(why !== null && !this.#isInHaste);
    if (why !== null) this.#late?.start();
    this.#change(why !== null && this.#hearing.late === "playing");
    if (why === null && !this.#isLate && this.#hearing.late !== "playing") this.#late?.stop();
    this.#show();
  }

  #show(): void {
    const shown = lineOf(this.#hearing);
    if (shown.line === this.#shown.line && shown.why === this.#shown.why) return;
    this.#shown = shown;
    this.onLine(shown.line, shown.why);
  }

  /** The clock of one's patience runs while a connection is missing. */
  #wait(): void {
    if (!isMissing(this.#hearing.rtc)) {
      this.#cancelWait?.();
      this.#cancelWait = null;
    } else this.#cancelWait ??= this.world.peer.after(PATIENCE_MS, () => this.#take({ type: "waited" }));
  }

  /** One fades out before the other fades in: they are seconds apart. */
  #change(isLate: boolean): void {
    if (isLate === this.#isLate) return;
    this.#isLate = isLate;
    this.#cancelFade();
    if (isLate) {
      this.#peer.volume(0);
      this.#cancelFade = fade((volume) => this.#late?.volume(volume), 0, 1, FADE_MS);
      return;
    }
    this.#cancelFade = fade((volume) => this.#late?.volume(volume), 1, 0, FADE_MS, () => {
      this.#cancelFade = fade((volume) => this.#peer.volume(volume), 0, 1, FADE_MS);
      if (whyLate(this.#hearing) === null) this.#late?.stop();
    });
  }
}
