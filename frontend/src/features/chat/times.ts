/** Words for days and hours in the list of messages. Formats are made once a language: making one costs more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

export const clockWords = (iso: string, locale: string): string =>
  format(locale, { timeStyle: "short" }).format(new Date(iso));

/** For a narrow column: "3:22" where the day is halved. */
export const bareClockWords = (iso: string, locale: string): string =>
  format(locale, { timeStyle: "short" })
    .formatToParts(new Date(iso))
    .filter(({ type }) => type === "hour" || type === "minute")
    .map(({ value }) => value)
    .join(":");

export const fullWords = (iso: string, locale: string): string =>
  format(locale, { dateStyle: "full", timeStyle: "short" }).format(new Date(iso));

const DAY_MS = 86_400_000;
const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** "Heute", "Gestern", "Montag, 3. März". */
export function dayWords(at: Date, now: Date, locale: string): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (daysAgo === 0 || daysAgo === 1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-daysAgo, "day");
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const isThisYear = at.getFullYear() === now.getFullYear();
  return format(locale, { weekday: "long", day: "numeric", month: "long", ...(!isThisYear && { year: "numeric" }) }).format(at);
}
