/** Words for how long ago or ahead a moment is, and when they will stop being true. */

export interface RelativeWords {
  text: string;
  /** Milliseconds until the words change; null once they are a date. */
  changesIn_ms: number | null;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS: [unit: "minute" | "hour" | "day", size_ms: number, until_ms: number][] = [
  ["minute", MINUTE_MS, HOUR_MS],
  ["hour", HOUR_MS, DAY_MS],
  ["day", DAY_MS, 7 * DAY_MS],
];

/** `style` "short" for tight lists ("5 min. ago"), "long" for sentences. Past a week it is a date. */
export function relativeWords(at: Date, now: Date, locale: string, style: "long" | "short" = "long"): RelativeWords {
  const away_ms = at.getTime() - now.getTime();
  const size_ms = Math.abs(away_ms);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style });
  if (size_ms < MINUTE_MS) {
    const left_ms = away_ms > 0 ? away_ms + MINUTE_MS : MINUTE_MS - size_ms;
    return { text: format.format(0, "second"), changesIn_ms: Math.max(SECOND_MS, left_ms) };
  }
  for (const [unit, unit_ms, until_ms] of UNITS) {
    if (size_ms >= until_ms) continue;
    const amount = Math.floor(size_ms / unit_ms);
    // "vor 1 Tag", never "gestern": that would be a calendar day, which 26 hours need not be.
    const words = unit === "day" ? new Intl.RelativeTimeFormat(locale, { numeric: "always", style }) : format;
    const left_ms = away_ms > 0 ? size_ms - amount * unit_ms + 1 : (amount + 1) * unit_ms - size_ms;
    return { text: words.format(away_ms > 0 ? amount : -amount, unit), changesIn_ms: Math.max(SECOND_MS, left_ms) };
  }
  return { text: dateWords(at, now, locale), changesIn_ms: null };
}

/** A date without its year while it is this year's. */
export function dateWords(at: Date, now: Date, locale: string): string {
  const sameYear = at.getFullYear() === now.getFullYear();
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...year }).format(at);
}

/** The whole truth, for a tooltip and for `<time>`. */
export function momentWords(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(at);
}
