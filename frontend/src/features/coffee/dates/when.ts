/** Moments of coffee dates in words, by the clock of one's own profile. Pure. */
import { wallTimeOf } from "@/lib/moments";

const DAY_MS = 86_400_000;

const daysAhead = (at: Date, now: Date, zone: string): number =>
  Math.round((Date.parse(wallTimeOf(at, zone).date) - Date.parse(wallTimeOf(now, zone).date)) / DAY_MS);

const capital = (words: string, locale: string): string => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

export const timeOf = (at: Date, zone: string, locale: string): string => new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone }).format(at);

/** "Today", "Tomorrow", "Thursday", "Thursday 3 December". */
export function dayOf(at: Date, now: Date, zone: string, locale: string): string {
  const days = daysAhead(at, now, zone);
  if (Math.abs(days) <= 1) return capital(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day"), locale);
  const isNear = days > 1 && days < 7;
  const options: Intl.DateTimeFormatOptions = { weekday: "long", timeZone: zone };
  if (!isNear) Object.assign(options, { day: "numeric", month: "long" });
  if (Math.abs(days) > 300) options.year = "numeric";
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** "Thursday, 15:00" */
export const whenWords = (at: Date, now: Date, zone: string, locale: string): string => `${dayOf(at, now, zone, locale)}, ${timeOf(at, zone, locale)}`;

/** The head of a column: "Thu", "3 Dec", "15:00". */
export function columnOf(at: Date, zone: string, locale: string): { weekday: string; day: string; time: string } {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at);
  return { weekday: format({ weekday: "short" }), day: format({ day: "numeric", month: "short" }), time: timeOf(at, zone, locale) };
}
