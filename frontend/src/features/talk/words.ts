/** Times, slots and roles in words. */
import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { describeZone, guessTimeZone } from "@/lib/time-zones";
import type { Slot, StageRole, Talk } from "@/lib/wire";
import { clockWords } from "@/ui/clock";

export const ROLE_WORDS: Record<StageRole, MessageDescriptor> = {
  host: msg`Host`,
  cohost: msg`Co-host`,
  speaker: msg`On stage`,
  listener: msg`Listens`,
};

export const LENGTHS_MIN = [15, 30, 45, 60, 90, 120] as const;

/** 0 is Monday, as the server has it. */
export function weekdayWords(weekday: number, locale: string): string {
  // The first of January 2024 was one.
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + weekday));
}

/** "jeden Dienstag, 10:00", with the zone's city where it is not one's own. */
export function slotWords(slot: Slot, i18n: I18n): string {
  const [hours = 0, minutes = 0] = slot.starts.split(":").map(Number);
  const time = new Intl.DateTimeFormat(i18n.locale, { timeStyle: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1, hours, minutes));
  const day = weekdayWords(slot.weekday, i18n.locale);
  const words = i18n._(msg`every ${day}, ${time}`);
  if (slot.time_zone === guessTimeZone()) return words;
  return `${words} (${describeZone(slot.time_zone, i18n.locale, new Date()).city})`;
}

export function timeWords(at: Date | string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(at));
}

const dayOf = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const capital = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** "Heute", "Morgen", "Donnerstag, 26. November". */
export function dayWords(at: Date, now: Date, locale: string): string {
  const away = Math.round((dayOf(at) - dayOf(now)) / 86_400_000);
  if (away >= -1 && away <= 1) {
    return capital(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(away, "day"), locale);
  }
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return capital(new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...year }).format(at), locale);
}

/** Runs of talks of one day, in their order. */
export function byDay(talks: readonly Talk[], now: Date, locale: string): { day: string; talks: readonly Talk[] }[] {
  const days = Map.groupBy(talks, ({ starts_at }) => dayWords(new Date(starts_at), now, locale));
  return [...days].map(([day, own]) => ({ day, talks: own }));
}

/** What is left until a moment, in days, or as a clock within the last one. */
export function untilWords(left_ms: number, locale: string): string {
  const days = Math.floor(left_ms / 86_400_000);
  if (days >= 1) return new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
  return clockWords(left_ms);
}
