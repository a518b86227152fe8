/** For tests: time that passes when told to, and chance from a seed. */
export class FakeTime {
  now_ms = 0;
  #next = 1;
  #timers = new Map<number, { at_ms: number; run: () => void }>();

  after = (delay_ms: number, run: () => void): (() => void) => {
    const id = this.#next++;
    this.#timers.set(id, { at_ms: this.now_ms + delay_ms, run });
    return () => this.#timers.delete(id);
  };

  /** Runs what falls due, in order, letting promises settle in between. */
  async pass(elapsed_ms: number): Promise<void> {
    const end_ms = this.now_ms + elapsed_ms;
    await settle();
    for (;;) {
      const due = [...this.#timers].filter(([, { at_ms }]) => at_ms <= end_ms).sort((a, b) => a[1].at_ms - b[1].at_ms || a[0] - b[0])[0];
      if (!due) break;
      const [id, { at_ms, run }] = due;
      this.#timers.delete(id);
      this.now_ms = Math.max(this.now_ms, at_ms);
      run();
      await settle();
    }
    this.now_ms = end_ms;
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 12; i += 1) await Promise.resolve();
}

/** Mulberry32: small, and good enough to shuffle with. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
