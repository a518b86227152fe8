/**
 * Which short notices are on screen, outside of React so that a service can speak too.
 * Time is passed in; at most `most` are shown, the rest wait their turn.
 */

export interface ToastAct {
  label: string;
  onAct: () => void;
}

export interface ToastWords {
  /** One sentence: what happened. */
  text: string;
  /** "problem" stays until dismissed: what failed must not vanish unread. */
  tone?: "plain" | "problem";
  /** Was asked for at this moment, so it waits until somebody has seen it. */
  stays?: boolean;
  /** Undo, mostly. */
  act?: ToastAct;
}

export interface Toast extends ToastWords {
  id: number;
}

const READ_MS = 5_000;
const WITH_ACT_MS = 9_000;
const MOST = 3;

/** How long a notice stays, in ms, or null for "until dismissed". */
export function staysFor_ms(words: ToastWords): number | null {
  if (words.tone === "problem" || words.stays) return null;
  return words.act ? WITH_ACT_MS : READ_MS;
}

export class ToastQueue {
  #all: Toast[] = [];
  #shown: readonly Toast[] = [];
  #left_ms = new Map<number, number>();
  #nextId = 1;
  #isPaused = false;
  #listeners = new Set<() => void>();

  constructor(private readonly most = MOST) {}

  /** Returns the notice's id, for `dismiss`. */
  add(words: ToastWords): number {
    const toast = { ...words, id: this.#nextId++ };
    this.#all.push(toast);
    const stays_ms = staysFor_ms(words);
    if (stays_ms !== null) this.#left_ms.set(toast.id, stays_ms);
    this.#publish();
    return toast.id;
  }

  dismiss(id: number): void {
    const before = this.#all.length;
    this.#all = this.#all.filter((toast) => toast.id !== id);
    this.#left_ms.delete(id);
    if (this.#all.length !== before) this.#publish();
  }

  /** Runs a notice's act once and takes the notice away. */
  act(id: number): void {
    const toast = this.#all.find((one) => one.id === id);
    if (!toast) return;
    this.dismiss(id);
    toast.act?.onAct();
  }

  /** While a pointer or the focus is on the notices, none may leave. */
  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  /** Lets time pass for those on screen; those that wait do not age. */
  pass(elapsed_ms: number): void {
    if (this.#isPaused) return;
    for (const { id } of this.#shown) {
      const left_ms = this.#left_ms.get(id);
      if (left_ms === undefined) continue;
      if (left_ms <= elapsed_ms) this.dismiss(id);
      else this.#left_ms.set(id, left_ms - elapsed_ms);
    }
  }

  shown = (): readonly Toast[] => this.#shown;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #publish(): void {
    this.#shown = this.#all.slice(0, this.most);
    for (const listener of this.#listeners) listener();
  }
}

/** The application's one queue; `<ToastRegion />` shows it. */
export const toasts = new ToastQueue();
