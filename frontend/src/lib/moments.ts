/**
 * Moments by a person's own clock, wherever their browser stands: "tomorrow at nine" is nine in the time zone of their
 * profile. Pure.
 */

/** "2027-03-28" and "02:30", as date and time fields have them. */
export interface WallTime {
  date: string;
  time: string;
}

export interface Moment {
  at: Date;
  /** That hour does not exist there on that day, since the clocks go forward: the moment is an hour later. */
  isShifted: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const options = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const known = formats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { ...options, timeZone: zone });
  formats.set(zone, known);
  return known;
}

/** What the clock on the wall shows there. */
export function wallTimeOf(at: Date, zone: string): WallTime {
  const parts = Object.fromEntries(formatIn(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = "", month = "", day = "", hour = "", minute = "" } = parts;
  return { date: `${year.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** The same digits as if they were those of Greenwich, ms since 1970. */
const digits_ms = ({ date, time }: WallTime): number => Date.parse(`${date}T${time}:00Z`);

function offset_ms(at_ms: number, zone: string): number {
  const whole_ms = Math.floor(at_ms / 60_000) * 60_000;
  return digits_ms(wallTimeOf(new Date(whole_ms), zone)) - whole_ms;
}

/** When the clock there shows this. Of an hour that comes twice the first one; null while it is no time. */
export function momentOf(wall: WallTime, zone: string): Moment | null {
  const asked_ms = digits_ms(wall);
  if (wall.date === "" || wall.time === "" || Number.isNaN(asked_ms)) return null;
  const before_ms = asked_ms - offset_ms(asked_ms - DAY_MS, zone);
  const after_ms = asked_ms - offset_ms(asked_ms + DAY_MS, zone);
  const fitting = [before_ms, after_ms].filter((at_ms) => digits_ms(wallTimeOf(new Date(at_ms), zone)) === asked_ms);
  if (fitting.length > 0) return { at: new Date(Math.min(...fitting)), isShifted: false };
  return { at: new Date(before_ms), isShifted: true };
}

function onDay(now: Date, zone: string, days: number, time: string): Date {
  const today_ms = Date.parse(`${wallTimeOf(now, zone).date}T00:00:00Z`);
  const date = new Date(today_ms + days * DAY_MS).toISOString().slice(0, 10);
  return momentOf({ date, time }, zone)?.at ?? now;
}

export interface Offer {
  id: "in-20-min" | "in-1-h" | "in-3-h" | "afternoon" | "tomorrow" | "monday";
  at: Date;
  /** Counted from now, by whatever clock: the server adds it to its own. */
  in_s?: number;
}

/** The afternoon is offered until shortly before; Monday, unless that is tomorrow. */
function laterDays(now: Date, zone: string): Offer[] {
  const today = new Date(`${wallTimeOf(now, zone).date}T00:00:00Z`).getUTCDay();
  const toMonday = (8 - today) % 7 || 7;
  const monday: Offer[] = toMonday === 1 ? [] : [{ id: "monday", at: onDay(now, zone, toMonday, "09:00") }];
  return [{ id: "tomorrow", at: onDay(now, zone, 1, "09:00") }, ...monday];
}

export function offersToSend(now: Date, zone: string): Offer[] {
  const afternoon = onDay(now, zone, 0, "14:00");
  const isAhead = afternoon.getTime() - now.getTime() > HOUR_MS / 4;
  return [...(isAhead ? [{ id: "afternoon", at: afternoon } as const] : []), ...laterDays(now, zone)];
}

export function offersToRemind(now: Date, zone: string): Offer[] {
  const inSeconds = (id: Offer["id"], in_s: number): Offer => ({ id, in_s, at: new Date(now.getTime() + in_s * 1_000) });
  return [inSeconds("in-20-min", 1_200), inSeconds("in-1-h", 3_600), inSeconds("in-3-h", 10_800), ...laterDays(now, zone)];
}

/** "today, 14:30", "Monday 30 November, 09:00", by the clock of the zone. */
export function momentWords(at: Date, now: Date, zone: string, locale: string): string {
  const days = Math.round((Date.parse(wallTimeOf(at, zone).date) - Date.parse(wallTimeOf(now, zone).date)) / DAY_MS);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone }).format(at);
  if (Math.abs(days) <= 1) return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")}, ${time}`;
  const isFar = Math.abs(days) > 300;
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...(isFar && { year: "numeric" }), timeZone: zone });
  return `${day.format(at)}, ${time}`;
}
