/**
 * Recording a voice on this device: from asking for the microphone to a file that waits here until it is sent or thrown
 * away. What was recorded survives a failed upload. No React; the browser comes in as a world.
 */
import { type Cell, createCell } from "./cell";
import { type DeviceTroubleState, DeviceTrouble } from "./devices";
import { meter, openMicrophone, readMicWish } from "./microphone";

export interface Recorded {
  blob: Blob;
  /** Where a player finds it, for as long as it is kept. */
  url: string;
  duration_ms: number;
  /** How loud it is from beginning to end, 0..100. */
  bars: readonly number[];
}

/** `before_ms` was recorded until the last pause; unless it is paused, it goes on since `since_ms`. */
export type RecorderState =
  | { phase: "idle" }
  | { phase: "asking" }
  | { phase: "recording"; since_ms: number; before_ms: number; isPaused: boolean }
  | { phase: "ready"; recorded: Recorded }
  | { phase: "failed"; why: DeviceTroubleState };

export interface Recording {
  /** Resolves with what was recorded. */
  stop: () => Promise<Blob>;
  pause: () => void;
  resume: () => void;
}

export interface RecorderWorld {
  now_ms: () => number;
  /** Returns the way to call it off. */
  after: (delay_ms: number, run: () => void) => () => void;
  /** Rejects with a DeviceTrouble. */
  open: () => Promise<MediaStreamTrack>;
  record: (track: MediaStreamTrack) => Recording;
  meter: (track: MediaStreamTrack, tell: (level: number) => void) => () => void;
  link: (blob: Blob) => string;
  unlink: (url: string) => void;
}

export const BARS = 64;
const IDLE: RecorderState = { phase: "idle" };

/** The loudest of each part, 0..100; a short recording shows the same bar twice. */
export function barsOf(levels: readonly number[]): number[] {
  if (levels.length === 0) return Array.from({ length: BARS }, () => 0);
  return Array.from({ length: BARS }, (_, nth) => {
    const start = Math.floor((nth * levels.length) / BARS);
    const end = Math.max(start + 1, Math.floor(((nth + 1) * levels.length) / BARS));
    return Math.round(100 * Math.max(...levels.slice(start, end)));
  });
}

interface Running {
  track: MediaStreamTrack;
  recording: Recording;
  since_ms: number;
  before_ms: number;
  isPaused: boolean;
  /** Calls the end at the limit off. */
  callOff: () => void;
  levels: number[];
  release: () => void;
}

export class VoiceRecorder {
  readonly state: Cell<RecorderState> = createCell<RecorderState>(IDLE);
  /** How loud it is right now, 0..1. */
  readonly level: Cell<number> = createCell(0);
  #running: Running | null = null;
  /** Counts what was begun, so that what was given up meanwhile is not taken for the present. */
  #turn = 0;

  constructor(
    private readonly world: RecorderWorld,
    private readonly limit_ms: number,
  ) {}

  /** Asks for the microphone and records until `stop`, or the limit. */
  async start(): Promise<void> {
    const { phase } = this.state.get();
    if (phase !== "idle" && phase !== "failed") return;
    const turn = ++this.#turn;
    this.state.set({ phase: "asking" });
    try {
      const track = await this.world.open();
      if (turn === this.#turn) this.#record(track);
      else track.stop();
    } catch (error) {
      if (turn === this.#turn) this.state.set({ phase: "failed", why: error instanceof DeviceTrouble ? error.state : "failed" });
    }
  }

  /** Ends the recording and keeps it. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    const turn = this.#turn;
    const duration_ms = Math.min(this.limit_ms, this.#recorded_ms(running));
    this.#running = null;
    const stopped = running.recording.stop();
    running.release();
    const blob = await stopped.catch(() => null);
    running.track.stop();
    if (turn !== this.#turn) return;
    if (!blob || blob.size === 0) this.state.set({ phase: "failed", why: "failed" });
    else this.state.set({ phase: "ready", recorded: { blob, url: this.world.link(blob), duration_ms, bars: barsOf(running.levels) } });
  }

  /** Rests until `resume`; what was said so far is kept. */
  pause(): void {
    const running = this.#running;
    if (!running || running.isPaused) return;
    running.before_ms = this.#recorded_ms(running);
    running.isPaused = true;
    running.callOff();
    running.recording.pause();
    this.level.set(0);
    this.#tell(running);
  }

  resume(): void {
    const running = this.#running;
    if (!running?.isPaused) return;
    running.isPaused = false;
    running.since_ms = this.world.now_ms();
    running.callOff = this.world.after(this.limit_ms - running.before_ms, () => void this.stop());
    running.recording.resume();
    this.#tell(running);
  }

  /** Back to the beginning, from wherever one is. Nothing is kept, and the microphone is let go. */
  discard(): void {
    this.#turn += 1;
    const running = this.#running;
    this.#running = null;
    if (running) {
      running.release();
      void running.recording.stop().catch(() => undefined);
      running.track.stop();
    }
    const state = this.state.get();
    if (state.phase === "ready") this.world.unlink(state.recorded.url);
    this.state.set(IDLE);
  }

  #recorded_ms({ isPaused, before_ms, since_ms }: Running): number {
    return before_ms + (isPaused ? 0 : this.world.now_ms() - since_ms);
  }

  #tell({ since_ms, before_ms, isPaused }: Running): void {
    this.state.set({ phase: "recording", since_ms, before_ms, isPaused });
  }

  #record(track: MediaStreamTrack): void {
    const levels: number[] = [];
    let recording: Recording;
    try {
      recording = this.world.record(track);
    } catch {
      track.stop();
      this.state.set({ phase: "failed", why: "failed" });
      return;
    }
    const stop = () => void this.stop();
    const stopMeter = this.world.meter(track, (level) => {
      if (this.#running?.isPaused) return;
      levels.push(level);
      this.level.set(level);
    });
    // Unplugged: what was said until then is kept.
    track.onended = stop;
    const release = () => {
      track.onended = null;
      running.callOff();
      stopMeter();
      this.level.set(0);
    };
    const callOff = this.world.after(this.limit_ms, stop);
    const running: Running = { track, recording, since_ms: this.world.now_ms(), before_ms: 0, isPaused: false, callOff, levels, release };
    this.#running = running;
    this.#tell(running);
  }
}

const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const BIT_RATE = 48_000;

function recordWithBrowser(track: MediaStreamTrack): Recording {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(new MediaStream([track]), { audioBitsPerSecond: BIT_RATE, ...(mimeType !== undefined && { mimeType }) });
  const parts: Blob[] = [];
  const ended = new Promise<Blob>((done) => {
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => done(new Blob(parts, { type: recorder.mimeType }));
  });
  recorder.start();
  return {
    stop: () => {
      if (recorder.state !== "inactive") recorder.stop();
      return ended;
    },
    pause: () => recorder.pause(),
    resume: () => recorder.resume(),
  };
}

export const browserWorld: RecorderWorld = {
  now_ms: () => performance.now(),
  after: (delay_ms, run) => {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  },
  open: () => openMicrophone(readMicWish()),
  record: recordWithBrowser,
  meter,
  link: (blob) => URL.createObjectURL(blob),
  unlink: (url) => URL.revokeObjectURL(url),
};
