/**
 * Which events of which topics have been applied: each once, in the order of seq. Pure: frames go in in whatever
 * order the network has them, what may be applied comes out. PROTOCOL.md, "Client".
 */
import type { AnyEvent } from "./wire";

/** An event with its place in the log. */
export interface Entry {
  topic: string;
  seq: number;
  event: AnyEvent;
}

interface Progress {
  /** The last seq applied; null until the server has said where "now" is. */
  last: number | null;
  /** Arrived ahead of a gap. */
  early: Map<number, AnyEvent>;
}

/** More than this many early events are not kept: the replay brings them again. */
const EARLY_LIMIT = 2_000;

export class Topics {
  #all = new Map<string, Progress>();

  names(): string[] {
    return [...this.#all.keys()];
  }

  has(topic: string): boolean {
    return this.#all.has(topic);
  }

  last(topic: string): number | null {
    return this.#all.get(topic)?.last ?? null;
  }

  /** Follows a topic from a snapshot's seq on. Known topics keep their place: the log leads, not the snapshot. */
  follow(topic: string, seq: number | null): void {
    const known = this.#all.get(topic);
    if (!known) this.#all.set(topic, { last: seq, early: new Map() });
    else known.last ??= seq;
  }

  forget(topic: string): void {
    this.#all.delete(topic);
  }

  /** After a `reset`: everything up to `head` comes by snapshot. */
  restart(topic: string, head: number): Entry[] {
    const progress = this.#all.get(topic);
    if (!progress) return [];
    progress.last = head;
    for (const seq of progress.early.keys()) if (seq <= head) progress.early.delete(seq);
    return this.#drain(topic, progress);
  }

  /** Takes an event in; returns what may be applied now, in order. `hasGap`: something before it is missing. */
  receive({ topic, seq, event }: Entry): { ready: Entry[]; hasGap: boolean } {
    const progress = this.#all.get(topic);
    if (!progress || (progress.last !== null && seq <= progress.last)) return { ready: [], hasGap: false };
    if (progress.early.size < EARLY_LIMIT) progress.early.set(seq, event);
    const ready = progress.last === null ? [] : this.#drain(topic, progress);
    return { ready, hasGap: this.hasGap(topic) };
  }

  /** Of these heads, the topics that have more than was applied. */
  behind(heads: Readonly<Record<string, number>>): string[] {
    return Object.keys(heads).filter((topic) => {
      const progress = this.#all.get(topic);
      return progress !== undefined && progress.last !== null && (heads[topic] ?? 0) > progress.last;
    });
  }

  /** Whether something arrived for which an earlier event is missing. */
  hasGap(topic: string): boolean {
    const progress = this.#all.get(topic);
    return progress !== undefined && progress.last !== null && progress.early.size > 0;
  }

  #drain(topic: string, progress: Progress): Entry[] {
    const ready: Entry[] = [];
    let next = (progress.last ?? 0) + 1;
    for (let event = progress.early.get(next); event !== undefined; event = progress.early.get(next)) {
      progress.early.delete(next);
      progress.last = next;
      ready.push({ topic, seq: next, event });
      next += 1;
    }
    return ready;
  }
}
