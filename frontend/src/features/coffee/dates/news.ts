/** What the inbox hears of coffee dates, as a notice on screen: it is soon, it has begun, it is off. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { sittingCell } from "@/lib/coffee-cells";
import { askForDate } from "@/lib/coffee-dates";
import { getEngine } from "@/lib/live/current";
import type { AnyFact, CoffeeDate } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { timeOf, whenWords } from "./when";

/** A little more than the server reminds before. */
const SOON_MS = 11 * 60_000;

/** Told as its notices move up. */
export function tellOfDates(fact: Extract<AnyFact, { type: "inbox.changed" }>): void {
  for (const notice of fact.notices) {
    if (notice.kind === "coffee" && !notice.is_read && !notice.is_done) void askForDate(notice.subject).then((date) => date && tell(date));
  }
}

function tell(date: CoffeeDate): void {
  const words = wordsOf(date);
  if (words === null || (date.room !== null && sittingCell.get()?.room === date.room)) return;
  const path = date.room === null ? `/coffee/dates/${date.id}` : `/coffee/${date.room}`;
  const label = date.state === "open" ? i18n._(msg`Come in`) : i18n._(msg`Look`);
  if (location.pathname === path) toasts.add({ text: words });
  else toasts.add({ text: words, act: { label, onAct: () => navigate(path) } });
}

function wordsOf({ state, title, starts_at: startsAt, was_at: wasAt }: CoffeeDate): string | null {
  const zone = getEngine().store.current()?.me.time_zone;
  if (zone === undefined || startsAt === null) return null;
  const [at, now] = [new Date(startsAt), new Date()];
  const when = whenWords(at, now, zone, i18n.locale);
  if (state === "open") return i18n._(msg`${title} has begun. The table is laid.`);
  if (state === "cancelled") return i18n._(msg`${title} (${when}) is off.`);
  const time = timeOf(at, zone, i18n.locale);
  if (at.getTime() - now.getTime() < SOON_MS) return i18n._(msg`${title} begins at ${time}.`);
  return wasAt === null ? i18n._(msg`${title}: the date is fixed. ${when}.`) : i18n._(msg`${title} has moved: ${when}.`);
}
