/** Keeping order: what is asked for from anywhere, and the words for it. The dialogs stand in features/order. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { createCell } from "./cell";
import type { Reason } from "./wire";

/** An act that asks why before it is done. */
export type OrderWish =
  | { act: "delete"; message: string; person: string }
  | { act: "mute" | "ban" | "remove"; community: string; person: string };

/** What is being asked; null: nothing. */
export const orderCell = createCell<OrderWish | null>(null);

export const REASONS: readonly Reason[] = ["harassment", "spam", "off_topic", "private", "other"];

export const REASON_NAMES: Record<Reason, MessageDescriptor> = {
  harassment: msg`Insults or harassment`,
  spam: msg`Advertising or spam`,
  off_topic: msg`Not the place for it`,
  private: msg`Tells something private`,
  other: msg`Something else`,
};

/** Reason and free words as one line. */
export function whyLine(name: string, words: string): string {
  return words === "" ? name : `${name}: ${words}`;
}

const MINUTE_MS = 60_000;

/** "until 14:30" today, with the day from then on. */
export function momentLabel(until: string, locale: string, now_ms = Date.now()): string {
  const moment = new Date(until);
  const isNear = moment.getTime() - now_ms < 12 * 60 * MINUTE_MS && moment.getDate() === new Date(now_ms).getDate();
  const style = isNear ? ({ timeStyle: "short" } as const) : ({ dateStyle: "medium", timeStyle: "short" } as const);
  return new Intl.DateTimeFormat(locale, style).format(moment);
}
