/** What can be done with a message, and telling of it when it fails. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { blockedNotice, setBlocked } from "@/lib/blocking";
import { orderCell } from "@/lib/order";
import { Refusal } from "@/lib/refusal";
import type { Message, Quote, Room } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { forgetSaved, laterCell, saveMessage } from "@/lib/later";
import { deleteMessage, deleteMessageNow } from "./api";

/** The server's sentence where it gave one. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refusal && error.message !== "") return error.message;
  return i18n._(msg`The server cannot be reached right now. Nothing is lost: try again in a moment.`);
}

/** Runs an act whose success shows by itself; a failure is said. */
export function attempt(act: Promise<unknown>): void {
  act.catch((error: unknown) => toasts.add({ tone: "problem", text: wordsOf(error) }));
}

function copy(text: string, done: MessageDescriptor): void {
  navigator.clipboard.writeText(text).then(
    () => toasts.add({ text: i18n._(done) }),
    () => toasts.add({ tone: "problem", text: i18n._(msg`The browser does not allow copying here.`) }),
  );
}

/** In a thread the link leads there. */
export const copyLink = (room: string, { id, seq }: Message, thread: Quote | null): void => {
  const place = thread === null ? `${seq}` : `t/${thread.id}${thread.id === id ? "" : `/${seq}`}`;
  copy(`${location.origin}/rooms/${room}/${place}`, msg`Link copied`);
};

export const copyText = (text: string): void => copy(text, msg`Text copied`);

/** On one's list of saved messages, or off it. */
export function toggleSaved(message: Message, room: Room): void {
  const isSaved = laterCell.get()?.saved.some(({ id, done_at }) => id === message.id && done_at === null) ?? false;
  attempt(isSaved ? forgetSaved(message.id) : saveMessage(message, room));
  toasts.add({ text: isSaved ? i18n._(msg`No longer saved`) : i18n._(msg`Saved. You find it under “Later”.`) });
}

/** At once, with a way back. */
export function toggleBlocked(person: string, name: string, isOn: boolean): void {
  const undo = { label: i18n._(msg`Undo`), onAct: () => attempt(setBlocked(person, isOn)) };
  attempt(setBlocked(person, !isOn).then(() => toasts.add({ text: blockedNotice(name, !isOn), act: undo })));
}

const UNDO_MS = 5_000;

/**
 * Deletes after a few seconds in which it can be undone. Whoever leaves the page within them has meant it: then it
 * happens at once.
 */
export class Deletions {
  #waiting = new Map<string, () => void>();
  #hidden: ReadonlySet<string> = new Set();
  #listeners = new Set<() => void>();

  constructor() {
    addEventListener("pagehide", () => {
      for (const id of this.#waiting.keys()) deleteMessageNow(id);
    });
  }

  hidden = (): ReadonlySet<string> => this.#hidden;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(message: string): void {
    if (this.#waiting.has(message)) return;
    const end = () => {
      clearTimeout(timer);
      toasts.dismiss(toast);
      this.#waiting.delete(message);
    };
    const timer = setTimeout(() => {
      end();
      // Stays out of sight until the tombstone has come, or comes back with the reason.
      deleteMessage(message)
        .catch((error: unknown) => toasts.add({ tone: "problem", text: wordsOf(error) }))
        .finally(() => this.#show(message));
    }, UNDO_MS);
    const undo = () => {
      end();
      this.#show(message);
    };
    const toast = toasts.add({ text: i18n._(msg`Message deleted`), act: { label: i18n._(msg`Undo`), onAct: undo } });
    this.#waiting.set(message, undo);
    this.#change(new Set([...this.#hidden, message]));
  }

  #show(message: string): void {
    this.#change(new Set([...this.#hidden].filter((one) => one !== message)));
  }

  #change(hidden: ReadonlySet<string>): void {
    this.#hidden = hidden;
    for (const listener of this.#listeners) listener();
  }
}

/** Leaves after a few seconds in which it can be undone: for where nobody gets back in by themselves. */
export function leaveLater(text: string, leave: () => Promise<unknown>, leaveNow: () => void, onUndo: () => void): void {
  const end = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", onPageHide);
    toasts.dismiss(toast);
  };
  const onPageHide = () => {
    end();
    leaveNow();
  };
  const timer = setTimeout(() => {
    end();
    attempt(leave());
  }, UNDO_MS);
  const undo = () => {
    end();
    onUndo();
  };
  const toast = toasts.add({ text, act: { label: i18n._(msg`Undo`), onAct: undo } });
  addEventListener("pagehide", onPageHide);
}

export const deletions = new Deletions();

/** One's own is deleted at once and can be undone; of somebody else's one says why. */
export function startDeletion(message: Message, me: string): void {
  if (message.author === me) deletions.start(message.id);
  else orderCell.set({ act: "delete", message: message.id, person: message.author });
}
