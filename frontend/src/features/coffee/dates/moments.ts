/** Moments as they are typed, by the clock of one's own profile, and what is wrong with them. Pure. */
import { momentOf, type WallTime, wallTimeOf } from "@/lib/moments";

export const MOST_MOMENTS = 8;
const DAY_MS = 86_400_000;
const YEAR_DAYS = 366;
const HOUR = "15:00";

export type Trouble = "past" | "far" | "twice" | null;

/** At three on so many working days from tomorrow on. */
export function firstMoments(now: Date, zone: string, count: number): WallTime[] {
  const rows: WallTime[] = [];
  for (let row = wallTimeOf(now, zone); rows.length < count; ) {
    row = nextDay(row);
    rows.push({ ...row, time: HOUR });
  }
  return rows;
}

/** The working day after, at the same hour. */
export function nextDay({ date, time }: WallTime): WallTime {
  let at_ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at_ms)) return { date, time };
  do at_ms += DAY_MS;
  while ([0, 6].includes(new Date(at_ms).getUTCDay()));
  return { date: new Date(at_ms).toISOString().slice(0, 10), time };
}

export function troubleOf(wall: WallTime, others: readonly WallTime[], zone: string, now: Date): Trouble {
  const at = momentOf(wall, zone)?.at;
  if (!at) return null;
  if (at <= now) return "past";
  if (at.getTime() - now.getTime() > YEAR_DAYS * DAY_MS) return "far";
  return others.some((other) => momentOf(other, zone)?.at.getTime() === at.getTime()) ? "twice" : null;
}

/** As the server takes them; null while one of them is none, or is wrong. */
export function momentsOf(rows: readonly WallTime[], zone: string, now: Date): string[] | null {
  const isWrong = rows.some((row, i) => troubleOf(row, rows.slice(0, i), zone, now) !== null);
  const moments = rows.map((row) => momentOf(row, zone)?.at.toISOString());
  return isWrong || moments.some((one) => one === undefined) ? null : moments.filter((one) => one !== undefined);
}
