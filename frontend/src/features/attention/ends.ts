/** Ends that one chooses for a status or for a time without interruptions, by the clock of this device. Pure. */

export const ENDS = ["half", "hour", "two", "morning", "today", "week", "none", "own"] as const;
export type End = (typeof ENDS)[number];

const MINUTE_MS = 60_000;
const MORNING_H = 8;

const daysLater = (now: Date, days: number, hour = 0) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);

/** Null for one that has none, and for one's own. The week ends with Sunday. */
export function momentOf(end: End, now: Date): Date | null {
  switch (end) {
    case "half":
      return new Date(now.getTime() + 30 * MINUTE_MS);
    case "hour":
      return new Date(now.getTime() + 60 * MINUTE_MS);
    case "two":
      return new Date(now.getTime() + 120 * MINUTE_MS);
    case "morning":
      return daysLater(now, now.getHours() < MORNING_H ? 0 : 1, MORNING_H);
    case "today":
      return daysLater(now, 1);
    case "week":
      return daysLater(now, 7 - ((now.getDay() + 6) % 7));
    default:
      return null;
  }
}

/** What was typed into the fields of day and time; null while it is no moment. */
export function ownMoment(date: string, time: string): Date | null {
  const at = new Date(`${date}T${time}`);
  return date === "" || time === "" || Number.isNaN(at.getTime()) ? null : at;
}

const two = (value: number) => String(value).padStart(2, "0");

/** As the fields want it: an hour from now, on the full quarter. */
export function fieldsOf(at: Date): { date: string; time: string } {
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}
