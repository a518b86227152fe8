/** A text that is stored by itself, a moment after the last key. Pure but for `send` and the timer. */
export const SAVED_AFTER_MS = 700;

export type SaveState = "same" | "waiting" | "saving" | "saved" | "failed";

export class Autosave {
  #saved: string;
  #wanted: string;
  #isBusy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    saved: string,
    private readonly send: (text: string) => Promise<unknown>,
    private readonly tell: (state: SaveState, error?: unknown) => void,
  ) {
    this.#saved = this.#wanted = saved;
  }

  /** Somebody has typed. */
  type(text: string): void {
    this.#wanted = text;
    clearTimeout(this.#timer);
    if (text === this.#saved && !this.#isBusy) {
      this.tell("same");
      return;
    }
    this.tell("waiting");
    this.#timer = setTimeout(() => void this.flush(), SAVED_AFTER_MS);
  }

  /** Stores at once what is not stored yet. What is typed meanwhile follows. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isBusy || this.#wanted === this.#saved) return;
    this.#isBusy = true;
    const sent = this.#wanted;
    this.tell("saving");
    try {
      await this.send(sent);
      this.#saved = sent;
    } catch (error) {
      this.tell("failed", error);
      return;
    } finally {
      this.#isBusy = false;
    }
    if (this.#wanted === sent) this.tell("saved");
    else await this.flush();
  }
}
