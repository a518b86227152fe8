/** When one's place in an episode is told to the server: while it plays every ten seconds, and where it stops. Pure but for `send`. */
export const KEEP_EVERY_MS = 10_000;

/** `isLast`: the page is being left. Rejects where it was not heard. */
export type SendPlace = (episode: string, at_ms: number, isLast: boolean) => Promise<unknown>;

export class PlaceKeeper {
  #episode: string | null = null;
  /** What the server knows; null where it is not sure. */
  #known_ms: number | null = null;
  #told_at_ms = 0;

  constructor(private readonly send: SendPlace) {}

  /** An episode has been put on at the place that the server knows. */
  begin(episode: string, at_ms: number, now_ms: number): void {
    this.#episode = episode;
    this.#known_ms = at_ms;
    this.#told_at_ms = now_ms;
  }

  /** It plays, and is here now. */
  pass(at_ms: number, now_ms: number): void {
    if (now_ms - this.#told_at_ms < KEEP_EVERY_MS) return;
    this.#told_at_ms = now_ms;
    this.settle(at_ms);
  }

  /** It has stopped here. What has not changed is not told. */
  settle(at_ms: number, isLast = false): void {
    const at = Math.round(at_ms);
    const episode = this.#episode;
    if (episode === null || at === this.#known_ms) return;
    this.#known_ms = at;
    this.send(episode, at, isLast).catch(() => {
      if (this.#episode === episode && this.#known_ms === at) this.#known_ms = null;
    });
  }

  end(): void {
    this.#episode = null;
  }
}
