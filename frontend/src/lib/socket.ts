/**
 * The connection: opens, welcomes, numbers commands and pairs their answers, notices silence, and comes back by
 * itself. It knows nothing of topics (sync.ts) and nothing of React.
 */
import { backOff_ms } from "./backoff";
import { Refusal } from "./refusal";
import type { AnyFact, ErrorOut, Result, ServerFrame, Welcome, Wish } from "./wire";
import type { Entry } from "./topics";

export const SUBPROTOCOL = "flurfunk.v1";

/** The part of a WebSocket that is used; tests bring their own. */
export interface Wire {
  send: (text: string) => void;
  close: () => void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** What is not ours: network, time and chance. */
export interface World {
  open: () => Wire;
  now_ms: () => number;
  after: (delay_ms: number, run: () => void) => () => void;
  random: () => number;
}

export type Phase = "idle" | "connecting" | "open" | "waiting" | "signed-out";

export interface SocketListener {
  onPhase: (phase: Phase) => void;
  onWelcome: (welcome: Welcome) => void;
  onEvent: (entry: Entry) => void;
  onFact: (topic: string, fact: AnyFact) => void;
  onHeads: (heads: Readonly<Record<string, number>>) => void;
  onReset: (topic: string, head: number) => void;
}

const CLOSED_SIGNED_OUT = 4401;
const CLOSED_RESYNC = 4408;
const CLOSED_TOO_MANY = 4429;
const COMMAND_MS = 15_000;
const OPENING_MS = 12_000;
const TOO_MANY_MS = 5_000;
/** A connection that held this long was a good one: the next failure starts counting anew. */
const STEADY_MS = 10_000;
/** Heartbeats that may fail to come before the line counts as dead. */
const MISSED_BEATS = 2.5;

interface Waiting {
  settle: (result: Result) => void;
  refuse: (refusal: Refusal) => void;
  cancelTimer: () => void;
}

export class Socket {
  #phase: Phase = "idle";
  #wire: Wire | null = null;
  #nextId = 1;
  #waiting = new Map<number, Waiting>();
  #tries = 0;
  #resyncs = 0;
  #openedAt_ms = 0;
  #heardAt_ms = 0;
  #silence_ms = OPENING_MS;
  #cancelRetry: () => void = () => undefined;
  #cancelWatch: () => void = () => undefined;

  constructor(
    private readonly listener: SocketListener,
    private readonly world: World,
  ) {}

  get phase(): Phase {
    return this.#phase;
  }

  start(): void {
    if (this.#phase === "idle" || this.#phase === "signed-out") this.#connect();
  }

  stop(): void {
    this.#drop();
    this.#enter("idle");
  }

  /** The network is back, or someone looks at the page again: do not sit out the wait, and doubt a long silence. */
  nudge(): void {
    if (this.#phase === "waiting") this.#connect();
    else if (this.#phase === "open" && this.world.now_ms() - this.#heardAt_ms > this.#silence_ms) this.#connect();
  }

  /** The line cannot be trusted any more: a new one. */
  reconnect(): void {
    if (this.#phase !== "idle" && this.#phase !== "signed-out") this.#connect();
  }

  /** Rejects with a Refusal; a lost one means that nobody knows whether it was done. */
  command(wish: Wish): Promise<Result> {
    return new Promise((settle, refuse) => {
      const wire = this.#wire;
      if (this.#phase !== "open" || !wire) {
        refuse(Refusal.unreachable());
        return;
      }
      const id = this.#nextId++;
      const cancelTimer = this.world.after(COMMAND_MS, () => {
        if (this.#waiting.delete(id)) refuse(Refusal.unreachable());
      });
      this.#waiting.set(id, { settle, refuse, cancelTimer });
      wire.send(JSON.stringify({ id, ...wish }));
    });
  }

  #connect(): void {
    this.#drop();
    this.#enter("connecting");
    const wire = this.world.open();
    this.#wire = wire;
    this.#heard(OPENING_MS);
    wire.onmessage = ({ data }) => {
      if (this.#wire === wire && typeof data === "string") this.#read(data);
    };
    wire.onclose = ({ code }) => {
      if (this.#wire === wire) this.#closed(code);
    };
  }

  /** Lets go of the line and of everyone who waits on it, without a word to the listener. */
  #drop(): void {
    this.#cancelRetry();
    this.#cancelWatch();
    const wire = this.#wire;
    this.#wire = null;
    if (wire) {
      wire.onmessage = wire.onclose = null;
      wire.close();
    }
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { refuse, cancelTimer } of waiting) {
      cancelTimer();
      refuse(Refusal.unreachable());
    }
  }

  #closed(code: number): void {
    const wasSteady = this.#phase === "open" && this.world.now_ms() - this.#openedAt_ms > STEADY_MS;
    if (wasSteady) this.#tries = this.#resyncs = 0;
    this.#drop();
    if (code === CLOSED_SIGNED_OUT) {
      this.#enter("signed-out");
      return;
    }
    // At once, as the server asks; but not for ever, or a client that cannot keep up would never rest.
    const isResync = code === CLOSED_RESYNC && this.#resyncs < 3;
    if (isResync) this.#resyncs += 1;
    const backOff = isResync ? 0 : backOff_ms(this.#tries++, this.world.random());
    this.#enter("waiting");
    const wait_ms = code === CLOSED_TOO_MANY ? Math.max(TOO_MANY_MS, backOff) : backOff;
    this.#cancelRetry = this.world.after(wait_ms, () => this.#connect());
  }

  #heard(silence_ms = this.#silence_ms): void {
    this.#heardAt_ms = this.world.now_ms();
    this.#silence_ms = silence_ms;
    this.#watch(silence_ms);
  }

  /** One timer, re-aimed when it fires rather than with each frame. */
  #watch(wait_ms: number): void {
    this.#cancelWatch();
    this.#cancelWatch = this.world.after(wait_ms, () => {
      const left_ms = this.#heardAt_ms + this.#silence_ms - this.world.now_ms();
      if (left_ms > 0) this.#watch(left_ms);
      else this.#closed(0);
    });
  }

  #read(text: string): void {
    const frame = parse(text);
    this.#heardAt_ms = this.world.now_ms();
    switch (frame?.kind) {
      case "welcome":
        this.#openedAt_ms = this.world.now_ms();
        this.#heard(frame.heartbeat_s * 1_000 * MISSED_BEATS);
        this.#enter("open");
        { this.listener.onWelcome(frame); return; }
      case "event":
        { this.listener.onEvent(frame); return; }
      case "fact":
        { this.listener.onFact(frame.topic, frame.fact); return; }
      case "heads":
        { this.listener.onHeads(frame.topics); return; }
      case "reset":
        { this.listener.onReset(frame.topic, frame.head); return; }
      case "ok":
        { this.#answer(frame.re, ({ settle }) => settle(frame.result)); return; }
      case "error":
        { this.#answer(frame.re, ({ refuse }) => refuse(refusalFrom(frame.error))); return; }
      case undefined:
    }
  }

  #answer(id: number | null, tell: (waiting: Waiting) => void): void {
    const waiting = id === null ? undefined : this.#waiting.get(id);
    if (id === null || !waiting) return;
    this.#waiting.delete(id);
    waiting.cancelTimer();
    tell(waiting);
  }

  #enter(phase: Phase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.listener.onPhase(phase);
  }
}

const refusalFrom = (error: ErrorOut) => new Refusal(error);

/** A frame that cannot be read is dropped: the heads bring back what it held. */
function parse(text: string): ServerFrame | null {
  try {
    return JSON.parse(text) as ServerFrame;
  } catch {
    return null;
  }
}
