/**
 * Keeps topics up to date over the socket: joins them from the last seq applied, hands events on once and in order,
 * asks again where something is missing. PROTOCOL.md is what it implements.
 */
import { Socket, type Phase, type World } from "./socket";
import { type Entry, Topics } from "./topics";
import type { AnyFact, Result, Welcome, Wish } from "./wire";

export interface SyncListener {
  onPhase: (phase: Phase) => void;
  onWelcome: (welcome: Welcome) => void;
  /** In order; each entry of a topic exactly once. */
  onEntries: (entries: readonly Entry[]) => void;
  onFact: (topic: string, fact: AnyFact) => void;
  /** These need a fresh snapshot; what comes after it is already on its way. */
  onReset: (topics: readonly string[]) => void;
  /** These do not exist for us (any more). */
  onRefused: (topics: readonly string[]) => void;
  /** Everything that was missed has arrived. */
  onCaughtUp: () => void;
}

/** The server takes 2,000 a command, and lets others have their turn between two. */
const TOPICS_A_COMMAND = 1_000;
/** So many are under way at once; of 20,000 topics the others wait here rather than there. */
const MOST_UNDER_WAY = 2;
const RETRY_MS = 2_000;

export class Sync {
  readonly topics = new Topics();
  #socket: Socket;
  /** Under way, or waiting for that. */
  #isResuming = new Set<string>();
  #toResume: (readonly string[])[] = [];
  #underWay = 0;
  #isCaughtUp = false;
  /** Counts the connections. */
  #line = 0;

  constructor(
    private readonly listener: SyncListener,
    private readonly world: World,
  ) {
    this.#socket = new Socket(
      {
        onPhase: (phase) => {
          if (phase !== "open") {
            this.#isResuming.clear();
            this.#toResume = [];
            this.#line += 1;
            this.#underWay = 0;
            this.#isCaughtUp = false;
          }
          this.listener.onPhase(phase);
        },
        onWelcome: (welcome) => {
          this.listener.onWelcome(welcome);
          this.#resume(this.topics.names());
        },
        onEvent: (entry) => this.#receive(entry),
        onFact: (topic, fact) => this.listener.onFact(topic, fact),
        onHeads: (heads) => this.#resume(this.topics.behind(heads)),
        onReset: (topic, head) => {
          const ready = this.topics.restart(topic, head);
          this.listener.onReset([topic]);
          if (ready.length > 0) this.listener.onEntries(ready);
        },
      },
      world,
    );
  }

  get phase(): Phase {
    return this.#socket.phase;
  }

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#socket.stop();
  }

  nudge(): void {
    this.#socket.nudge();
  }

  reconnect(): void {
    this.#socket.reconnect();
  }

  command(wish: Wish): Promise<Result> {
    return this.#socket.command(wish);
  }

  /** Follows topics from where a snapshot was true; those already followed keep their place. */
  follow(seqs: Readonly<Record<string, number | null>>): void {
    const fresh = Object.entries(seqs).filter(([topic]) => !this.topics.has(topic));
    for (const [topic, seq] of fresh) this.topics.follow(topic, seq);
    this.#resume(fresh.map(([topic]) => topic));
  }

  /** Stops following. The server is told only where it may still think that we belong there. */
  forget(topics: readonly string[]): void {
    const known = topics.filter((topic) => this.topics.has(topic));
    for (const topic of known) this.topics.forget(topic);
    if (known.length > 0 && this.phase === "open") {
      this.#socket.command({ do: "topics.leave", topics: known }).catch(() => undefined);
    }
  }

  #receive(entry: Entry): void {
    const { ready, hasGap } = this.topics.receive(entry);
    if (ready.length > 0) this.listener.onEntries(ready);
    if (hasGap) this.#resume([entry.topic]);
  }

  #resume(topics: readonly string[]): void {
    if (this.phase !== "open") return;
    const wanted = topics.filter((topic) => this.topics.has(topic) && !this.#isResuming.has(topic));
    for (const topic of wanted) this.#isResuming.add(topic);
    for (let from = 0; from < wanted.length; from += TOPICS_A_COMMAND) this.#toResume.push(wanted.slice(from, from + TOPICS_A_COMMAND));
    this.#resumeNext();
    this.#tellCaughtUp();
  }

  #resumeNext(): void {
    while (this.#underWay < MOST_UNDER_WAY) {
      const topics = this.#toResume.shift();
      if (!topics) return;
      this.#underWay += 1;
      const line = this.#line;
      void this.#resumeSome(topics).finally(() => {
        // What was under way on a line that is dead counts no more.
        if (line !== this.#line) return;
        this.#underWay -= 1;
        this.#resumeNext();
      });
    }
  }

  async #resumeSome(some: readonly string[]): Promise<void> {
    // Some may have been forgotten while they waited.
    const topics = some.filter((topic) => this.topics.has(topic));
    for (const topic of some) if (!this.topics.has(topic)) this.#isResuming.delete(topic);
    try {
      const seqs = Object.fromEntries(topics.map((topic) => [topic, this.topics.last(topic)]));
      const result = await this.#socket.command({ do: "topics.resume", topics: seqs });
      for (const topic of topics) this.#isResuming.delete(topic);
      if (result.type === "resumed") this.#resumed(result.topics, result.refused);
    } catch {
      // A dead line has cleared everything and resumes on its own; on a living one the server asked for patience.
      for (const topic of topics) this.#isResuming.delete(topic);
      if (this.phase === "open") this.world.after(RETRY_MS, () => this.#resume(topics));
    }
  }

  #resumed(heads: Readonly<Record<string, number>>, refused: readonly string[]): void {
    for (const topic of refused) this.topics.forget(topic);
    if (refused.length > 0) this.listener.onRefused(refused);
    for (const [topic, head] of Object.entries(heads)) if (this.topics.has(topic)) this.topics.follow(topic, head);
    // The replay comes before the answer; where a part of it was lost on the way, ask for it again.
    const behind = this.topics.behind(heads);
    this.#resume([...behind, ...Object.keys(heads).filter((topic) => !behind.includes(topic) && this.topics.hasGap(topic))]);
  }

  #tellCaughtUp(): void {
    if (this.phase !== "open" || this.#isCaughtUp || this.#isResuming.size > 0) return;
    this.#isCaughtUp = true;
    this.listener.onCaughtUp();
  }
}
