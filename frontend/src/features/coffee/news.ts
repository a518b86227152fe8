/** What happens at the table, in words: for the ears of screen readers, and as a notice where it is about oneself. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { createCell } from "@/lib/cell";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { LiveState } from "@/lib/live/state";
import { problemOf } from "@/lib/problem";
import type { Sight } from "@/lib/sight/sight";
import type { AnyEvent, EventOf } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";

/** Read out by the announcer, at its own pace. */
export const spokenCell = createCell<readonly string[]>([]);
const MOST_WAITING = 4;

export function speak(text: string): void {
  spokenCell.set([...spokenCell.get(), text].slice(-MOST_WAITING));
}

/** A notice on screen. */
export function say(text: string, tone: "plain" | "problem" = "plain"): void {
  toasts.add({ text, tone });
}

/** Says what keeps an act from being done; what succeeds shows by itself. */
export function attempt(act: Promise<unknown>): void {
  act.catch((error: unknown) => say(problemOf(error).message, "problem"));
}

function wordsOf(state: LiveState, { act, person, left }: EventOf<"table.changed">): string | null {
  const me = state.me.id;
  const name = person === null ? "" : nameOf(state, person);
  if (act === "sat_down" && person !== me) return i18n._(msg`${name} sits down`);
  if (act === "knocked") return i18n._(msg`${name} knocks`);
  if (act === "camera_on" && person !== me) return i18n._(msg`${name} turns the camera on`);
  if (act === "camera_off" && person !== me) return i18n._(msg`${name} turns the camera off`);
  if (act === "drew") return i18n._(msg`Another card lies on the table`);
  if (act === "timed") return i18n._(msg`The timer was set`);
  const [gone] = left;
  if (gone !== undefined && gone !== me) {
    const who = nameOf(state, gone);
    return i18n._(msg`${who} has left the table`);
  }
  return null;
}

export function tellNews(event: AnyEvent): void {
  const state = getEngine().store.current();
  if (event.type !== "table.changed" || state?.openTable?.room.id !== event.room.id) return;
  if (event.by !== null && event.by === state.me.id) return;
  const words = wordsOf(state, event);
  if (words !== null) speak(words);
}

const CAMERA_LOST: Record<Parameters<Sight["onLost"]>[0], MessageDescriptor> = {
  unplugged: msg`Your camera is gone, so it is off. Plug it in again or choose another one.`,
  server: msg`Your line dropped out, so your camera went off. Turn it on again when you like.`,
  elsewhere: msg`You sit here on another device now, so the camera of this one is off.`,
};

/** One's own camera is off, and not by one's own act. */
export function tellCameraLost(why: Parameters<Sight["onLost"]>[0]): void {
  say(i18n._(CAMERA_LOST[why]), "problem");
}
