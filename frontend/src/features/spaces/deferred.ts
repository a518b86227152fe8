/**
 * Acts that can be undone because they have not happened yet: the screen shows them as done, the server hears of them
 * when their notice leaves. Who leaves the page before that has meant it: what is still open goes out with the page.
 */
import { createCell } from "@/lib/cell";
import { type ToastQueue, toasts } from "@/ui/toast-queue";

export interface Deferrable {
  /** What is acted on. A second act on the same thing takes the place of the first. */
  key: string;
  /** What the screen shows meanwhile, in the words of the screen: "gone", a standing. */
  becomes: string;
  /** One sentence: what happened. */
  text: string;
  undoLabel: string;
  commit: () => Promise<unknown>;
  /** Sends it without waiting for an answer. Left out where doing nothing is the safer end. */
  commitLast?: () => void;
  onUndo?: () => void;
  /** It was too late to undo and the server said no. */
  onRefused: (error: unknown) => void;
  /** Undone, done or refused. */
  onSettled?: () => void;
}

/** For a notice that has to wait its turn behind others. */
const UNSEEN_MS = 6_000;

interface Open {
  act: Deferrable;
  toast: number;
  close: () => void;
}

export class Deferred {
  /** key → what it becomes, for the screens. Stays until the server has answered. */
  readonly pending = createCell<ReadonlyMap<string, string>>(new Map());
  #open = new Map<string, Open>();

  constructor(private readonly queue: ToastQueue) {}

  defer(act: Deferrable): void {
    this.#forget(act.key);
    const toast = this.queue.add({
      text: act.text,
      act: { label: act.undoLabel, onAct: () => this.undo(act.key) },
    });
    const isSeen = () => this.queue.shown().some((one) => one.id === toast);
    const commit = () => {
      // The queue says that the notice is gone before it says that "undo" was pressed.
      queueMicrotask(() => void this.#commit(act.key, toast));
    };
    const unsubscribe = this.queue.subscribe(() => {
      if (isSeen()) clearTimeout(timer);
      else if (wasSeen) commit();
      wasSeen ||= isSeen();
    });
    let wasSeen = isSeen();
    const timer = wasSeen ? undefined : setTimeout(commit, UNSEEN_MS);
    const close = () => {
      unsubscribe();
      clearTimeout(timer);
    };
    this.#open.set(act.key, { act, toast, close });
    this.#mark(act.key, act.becomes);
  }

  undo(key: string): void {
    const act = this.#forget(key);
    if (!act) return;
    this.#mark(key, undefined);
    act.onUndo?.();
    act.onSettled?.();
  }

  /** The page is being left. */
  flush(): void {
    for (const key of [...this.#open.keys()]) {
      const act = this.#forget(key);
      act?.commitLast?.();
      this.#mark(key, undefined);
      act?.onSettled?.();
    }
  }

  #forget(key: string): Deferrable | undefined {
    const open = this.#open.get(key);
    if (!open) return undefined;
    this.#open.delete(key);
    open.close();
    this.queue.dismiss(open.toast);
    return open.act;
  }

  async #commit(key: string, toast: number): Promise<void> {
    if (this.#open.get(key)?.toast !== toast) return;
    const act = this.#forget(key);
    if (!act) return;
    try {
      await act.commit();
    } catch (error) {
      act.onRefused(error);
    } finally {
      if (!this.#open.has(key)) this.#mark(key, undefined);
      act.onSettled?.();
    }
  }

  #mark(key: string, becomes: string | undefined): void {
    const next = new Map(this.pending.get());
    if (becomes === undefined) next.delete(key);
    else next.set(key, becomes);
    this.pending.set(next);
  }
}

export const deferred = new Deferred(toasts);
addEventListener("pagehide", () => deferred.flush());
