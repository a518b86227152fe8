/** Saying what has fallen due while the page is open: a reminder, or a message that could not be sent at its time. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { onDue } from "@/lib/later";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { onFailure } from "@/lib/scheduled";
import type { Reminder } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { addressOf } from "../SaidCard";
import { goTo } from "./go";

const EXCERPT = 80;

const cut = (text: string) => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)} …` : text);

/** The note, else what the message says, else who said it. */
function wordsOf({ note, said }: Reminder): string {
  if (note !== "") return cut(note);
  if (said === null) return i18n._(msg`a message that is gone`);
  const state = getEngine().store.current();
  const name = state ? nameOf(state, said.author) : "";
  return said.body === "" ? name : `${name}: ${cut(said.body)}`;
}

/** Returns the way out. */
export function sayLater(): () => void {
  const stopDue = onDue((reminder) => {
    const words = wordsOf(reminder);
    const path = reminder.said ? addressOf(reminder.said) : "/later/reminders";
    // It stays until somebody has seen it: it was asked for.
    toasts.add({ text: i18n._(msg`Reminder: ${words}`), stays: true, act: { label: i18n._(msg`Open`), onAct: () => goTo(path) } });
  });
  const stopFailing = onFailure(({ problem }) => {
    const reason = problem?.message ?? "";
    toasts.add({
      tone: "problem",
      text: i18n._(msg`A scheduled message was not sent. ${reason}`),
      act: { label: i18n._(msg`Open`), onAct: () => goTo("/later/scheduled") },
    });
  });
  return () => {
    stopDue();
    stopFailing();
  };
}
