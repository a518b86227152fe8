/**
 * Quiet hours: a weekly plan on the clock of the place where somebody lives. The server has the same rule
 * (workspace/attention/quiet.py); both are held to interruptions.json.
 */
import type { QuietSpan } from "./wire";

const DAY_MIN = 24 * 60;
const WEEK_MIN = 7 * DAY_MIN;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Making a format costs more than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  clocks.set(zone, made);
  return made;
}

function minuteOfWeek(zone: string, at_ms: number): number {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(at_ms).map(({ type, value }) => [type, value]));
  return Math.max(0, DAYS.indexOf(parts.weekday ?? "")) * DAY_MIN + Number(parts.hour) * 60 + Number(parts.minute);
}

/** "18:30" as minutes after midnight; "24:00" is the end of a day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function covers(spans: readonly QuietSpan[], minute: number): boolean {
  return spans.some(({ days, start, end }) => {
    const begins = minutesOf(start);
    const length = (minutesOf(end) - begins + WEEK_MIN) % DAY_MIN || DAY_MIN;
    return days.some((day) => (minute - (day - 1) * DAY_MIN - begins + 2 * WEEK_MIN) % WEEK_MIN < length);
  });
}

/** A zone that this browser does not know is never quiet. */
export function isQuiet(spans: readonly QuietSpan[], zone: string, at_ms: number): boolean {
  try {
    return covers(spans, minuteOfWeek(zone, at_ms));
  } catch {
    return false;
  }
}

const two = (value: number) => String(value).padStart(2, "0");

/** What the clock there shows when the quiet of a moment is over, "08:00"; null where no minute of the week is free. */
export function quietEnd(spans: readonly QuietSpan[], zone: string, at_ms: number): string | null {
  const now = minuteOfWeek(zone, at_ms);
  for (let ahead = 1; ahead < WEEK_MIN; ahead += 1) {
    const minute = (now + ahead) % WEEK_MIN;
    if (!covers(spans, minute)) return `${two(Math.floor((minute % DAY_MIN) / 60))}:${two(minute % 60)}`;
  }
  return null;
}
