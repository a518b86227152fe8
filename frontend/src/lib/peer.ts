/**
 * One's audio in a talk: a peer connection that hears, and carries a microphone once there is one. Reconnects by
 * itself, the new line before the old one goes. No React, no socket: the world is passed in.
 */
import { backOff_ms } from "./backoff";
import type { WhyLate } from "./late";
import { setLoudness } from "./loudness";

/**
 * blocked: the browser wants a touch before it plays. elsewhere: another device of ours has taken over.
 * unavailable: the server has no sound to give. unsupported: this browser cannot. late: heard another way, some seconds
 * late (lib/late); a peer alone never says so.
 */
export type Line =
  | "off"
  | "connecting"
  | "listening"
  | "reconnecting"
  | "blocked"
  | "elsewhere"
  | "unavailable"
  | "unsupported"
  | "late";

export type MicState = "off" | "asking" | "on" | "denied" | "missing" | "busy" | "unplugged" | "failed";

export interface AudioState {
  line: Line;
  mic: MicState;
  /** Why one hears it late, where one does. */
  why: WhyLate | null;
}

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** What helps to find the way; with the policy "relay" nothing but TURN is tried. */
export interface Ice {
  servers: readonly IceServer[];
  policy: RTCIceTransportPolicy;
}

/** What the server says to an offer. */
export interface Answer {
  sdp: string;
  /** Names what we hear over, among all the lines of a talk. */
  line: string;
}

/** The way to the server, and time. */
export interface PeerWorld {
  ice: () => Promise<Ice>;
  /** Sends our offer and returns the answer. */
  offer: (sdp: string) => Promise<Answer>;
  /** "" is the last one. */
  candidate: (candidate: string) => Promise<unknown>;
  /** Whether the server says that it has no sound to give: asked again now and then. */
  hasNoSound: (error: unknown) => boolean;
  after: (delay_ms: number, run: () => void) => () => void;
  random: () => number;
}

/** ICE may find its way back by itself for this long. */
const PATIENCE_MS = 3_000;
/** A line that is not up by then will not be. */
const SETUP_MS = 15_000;

/** How often a server without sound is asked again. */
const NO_SOUND_MS = 10_000;
/** How often it is tried while one hears it another way; give or take a quarter, so that not all come at once. */
const CALM_MS = 30_000;

interface Attempt {
  pc: RTCPeerConnection;
  sender: RTCRtpSender;
  stream: MediaStream;
  /** As the answer named it. */
  line: string | null;
  cancel: () => void;
}

export class Peer {
  #line: Line = "off";
  #current: Attempt | null = null;
  #next: Attempt | null = null;
  #track: MediaStreamTrack | null = null;
  #audio: HTMLAudioElement | null = null;
  #tries = 0;
  #nth = 0;
  #isCovered = false;
  #isPaused = false;
  #volume = 1;
  #cancelRetry: () => void = () => undefined;
  #cancelPatience: () => void = () => undefined;

  constructor(
    private readonly world: PeerWorld,
    private readonly onLine: (line: Line) => void,
    private readonly onFailed: (error: unknown) => void = () => undefined,
  ) {}

  get line(): Line {
    return this.#line;
  }

  /** Begins to hear. Best called from a touch, so that the browser lets it play. */
  start(): void {
    if (typeof RTCPeerConnection === "undefined") {
      this.#enter("unsupported");
      return;
    }
    this.#audio ??= new Audio();
    this.#audio.autoplay = true;
    this.#setLoudness();
    this.#tries = 0;
    this.#enter("connecting");
    void this.#connect();
  }

  stop(): void {
    this.#dropAll();
    if (this.#audio) this.#audio.srcObject = null;
    this.#track = null;
    this.#enter("off");
  }

  /** Another device of ours has taken over. */
  giveWay(): void {
    this.#dropAll();
    if (this.#audio) this.#audio.srcObject = null;
    this.#enter("elsewhere");
  }

  /** What we say from now on; null is nothing. No new negotiation. */
  async speakWith(track: MediaStreamTrack | null): Promise<void> {
    this.#track = track;
    const attempts = [this.#current, this.#next].filter((attempt) => attempt !== null);
    await Promise.all(attempts.map(({ sender }) => sender.replaceTrack(track)));
  }

  /** From a touch, where the browser would not play before. */
  async unblock(): Promise<void> {
    await this.#play();
  }

  /**
   * What this line ended at is gone: connect anew, at once. Other lines are no business of ours. `goesOn`: it is heard
   * until the new one stands, since we are only to speak elsewhere; nobody need notice.
   */
  renew(line: string, goesOn = false): void {
    if (this.#current && this.#current.line !== line) return;
    if (goesOn) {
      if (this.#current && this.#next === null) void this.#connect();
      return;
    }
    if (this.#line === "listening" || this.#line === "blocked" || this.#line === "unavailable") this.#lost();
  }

  /** The network has changed, or the socket is back: do not sit out the wait. */
  nudge(): void {
    if (this.#line === "reconnecting" && this.#next === null) void this.#connect();
  }

  /** One needs it now: do not wait for the next try. */
  hurry(): void {
    if (this.#line === "unsupported") this.start();
    const hasFailed = this.#line === "connecting" && this.#tries > 0;
    if (!hasFailed && this.#line !== "reconnecting" && this.#line !== "unavailable") return;
    this.#tries = 0;
    if (this.#next === null) void this.#connect();
  }

  /** Whether one hears it another way meanwhile: then there is no haste. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
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

  async #connect(): Promise<void> {
    this.#cancelRetry();
    this.#drop(this.#next);
    this.#next = null;
    const nth = ++this.#nth;
    try {
      const ice = await this.world.ice();
      if (nth !== this.#nth) return;
      const attempt = this.#open(ice);
      this.#next = attempt;
      const offer = await attempt.pc.createOffer();
      await attempt.pc.setLocalDescription(offer);
      if (nth !== this.#nth) return;
      const { sdp, line } = await this.world.offer(attempt.pc.localDescription?.sdp ?? "");
      if (nth !== this.#nth) return;
      attempt.line = line;
      await attempt.pc.setRemoteDescription({ type: "answer", sdp });
    } catch (error) {
      if (nth !== this.#nth) return;
      this.#failed(error);
    }
  }

  #open({ servers, policy }: Ice): Attempt {
    const pc = new RTCPeerConnection({
      iceServers: servers.map((server) => ({ ...server })),
      iceTransportPolicy: policy,
      bundlePolicy: "max-bundle",
    });
    const { sender } = pc.addTransceiver("audio", { direction: "sendrecv" });
    if (this.#track) void sender.replaceTrack(this.#track);
    const stream = new MediaStream();
    pc.ontrack = ({ track }) => stream.addTrack(track);
    let isTold = false;
    pc.onicecandidate = ({ candidate }) => {
      if (isTold) return;
      isTold = candidate === null;
      this.world.candidate(candidate?.candidate ?? "").catch(() => undefined);
    };
    const attempt: Attempt = { pc, sender, stream, line: null, cancel: this.world.after(SETUP_MS, () => this.#changed(attempt, "failed")) };
    pc.onconnectionstatechange = () => this.#changed(attempt, pc.connectionState);
    return attempt;
  }

  #changed(attempt: Attempt, state: RTCPeerConnectionState): void {
    if (attempt === this.#next) {
      if (state === "connected") this.#takeOver(attempt);
      else if (state === "failed" || state === "closed") this.#failed(null);
      return;
    }
    if (attempt !== this.#current) return;
    this.#cancelPatience();
    if (state === "connected") {
      if (this.#line === "reconnecting") this.#enter("listening");
    } else if (state === "failed") this.#lost();
    else if (state === "disconnected") this.#cancelPatience = this.world.after(PATIENCE_MS, () => this.#lost());
  }

  /** The new line stands: now the old one may go. */
  #takeOver(attempt: Attempt): void {
    attempt.cancel();
    this.#drop(this.#current);
    this.#current = attempt;
    this.#next = null;
    this.#tries = 0;
    if (this.#audio) this.#audio.srcObject = attempt.stream;
    this.#enter("listening");
    void this.#play();
  }

  async #play(): Promise<void> {
    try {
      await this.#audio?.play();
      if (this.#line === "blocked") this.#enter("listening");
    } catch (error) {
      // Any other refusal comes from a stream that was replaced meanwhile.
      if (error instanceof DOMException && error.name === "NotAllowedError" && this.#current) this.#enter("blocked");
    }
  }

  #lost(): void {
    this.#enter("reconnecting");
    void this.#connect();
  }

  #failed(error: unknown): void {
    this.#drop(this.#next);
    this.#next = null;
    this.#nth += 1;
    this.onFailed(error);
    if (this.world.hasNoSound(error)) {
      this.#enter("unavailable");
      this.#cancelRetry = this.world.after(NO_SOUND_MS, () => void this.#connect());
      return;
    }
    if (this.#line !== "connecting" || this.#tries > 0) this.#enter("reconnecting");
    this.#cancelRetry = this.world.after(this.#pause_ms(), () => void this.#connect());
  }

  #pause_ms(): number {
    const random = this.world.random();
    const backOff = backOff_ms(this.#tries++, random);
    return this.#isCovered ? CALM_MS * (0.75 + random / 2) : backOff;
  }

  #drop(attempt: Attempt | null): void {
    if (!attempt) return;
    attempt.cancel();
    const { pc } = attempt;
    pc.onconnectionstatechange = pc.onicecandidate = pc.ontrack = null;
    pc.close();
  }

  #dropAll(): void {
    this.#nth += 1;
    this.#cancelRetry();
    this.#cancelPatience();
    this.#drop(this.#next);
    this.#drop(this.#current);
    this.#next = this.#current = null;
  }

  #enter(line: Line): void {
    if (line === this.#line) return;
    this.#line = line;
    this.onLine(line);
  }
}
