/**
 * The coffee dates of one's communities: asked for with every connection, then kept true by facts. Each fact has the
 * date's version; whoever lacks the one before it has missed something, and asks for the date anew.
 */
import { createAlarm } from "./alarm";
import { api } from "./api";
import { createCell, useCell } from "./cell";
import { refreshCornersQuietly } from "./corners";
import { refreshInboxQuietly } from "./inbox";
import { Refusal } from "./refusal";
import type { AnyFact, CoffeeDate, DateAnswer } from "./wire";

export type CoffeeDates = Readonly<Record<string, CoffeeDate>>;

/** Null until they have been asked for. */
export const datesCell = createCell<CoffeeDates | null>(null);
/** The last question was not answered. */
export const datesFailedCell = createCell(false);

type DateFact = Extract<AnyFact, { type: "coffee.date_changed" | "coffee.date_answered" | "coffee.date_joined" | "coffee.date_gone" }>;

const TYPES: ReadonlySet<string> = new Set<DateFact["type"]>(["coffee.date_changed", "coffee.date_answered", "coffee.date_joined", "coffee.date_gone"]);

export const isDateFact = (fact: AnyFact): fact is DateFact => TYPES.has(fact.type);

const without = (dates: CoffeeDates, id: string): CoffeeDates => Object.fromEntries(Object.entries(dates).filter(([one]) => one !== id));

/** What somebody says to a moment; null takes it back. Pure. */
export function withAnswer(date: CoffeeDate, person: string, moment: string, answer: DateAnswer | null): CoffeeDate {
  const known = date.answers.find((row) => row.person === person)?.said ?? {};
  const others = Object.entries(known).filter(([one]) => one !== moment);
  const said = Object.fromEntries(answer === null ? others : [...others, [moment, answer] as const]);
  const rows = date.answers.some((row) => row.person === person)
    ? date.answers.map((row) => (row.person === person ? { person, said } : row))
    : [...date.answers, { person, said }];
  return { ...date, answers: rows.filter((row) => Object.keys(row.said).length > 0) };
}

/** Somebody comes, or does not. Pure. */
export function withGuest(date: CoffeeDate, person: string, isComing: boolean): CoffeeDate {
  const others = date.coming.filter((one) => one !== person);
  if (!isComing) return { ...date, coming: others };
  return date.coming.includes(person) ? date : { ...date, coming: [...others, person] };
}

/** The dates after a fact; null where its date has to be asked for anew. Pure. */
export function withDateFact(dates: CoffeeDates, fact: DateFact): CoffeeDates | null {
  if (fact.type === "coffee.date_gone") return without(dates, fact.date);
  const known = dates[fact.date];
  if (known && fact.version <= known.version) return dates;
  if (!known || fact.type === "coffee.date_changed" || fact.version > known.version + 1) return null;
  const changed =
    fact.type === "coffee.date_answered" ? withAnswer(known, fact.person, fact.moment, fact.answer) : withGuest(known, fact.person, fact.is_coming);
  return { ...dates, [fact.date]: { ...changed, version: fact.version } };
}

let asking: Promise<void> | null = null;
let isStale = false;

/** Asks for all; who asks meanwhile gets an answer that is no older than their question. */
export async function refreshDates(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        const { dates } = await api.get("/api/coffee-dates");
        datesCell.set(Object.fromEntries(dates.map((date) => [date.id, date])));
      }
      datesFailedCell.set(false);
    } catch (error) {
      datesFailedCell.set(true);
      throw error;
    } finally {
      asking = null;
    }
  })();
  await asking;
}

export const refreshDatesQuietly = (): void => void refreshDates().catch(() => undefined);

/** Of two pictures of a date the one with the higher version counts. */
export function keepDate(date: CoffeeDate): void {
  const dates = datesCell.get();
  const known = dates?.[date.id];
  if (dates && (!known || known.version <= date.version)) datesCell.set({ ...dates, [date.id]: date });
}

export function dropDate(id: string): void {
  const dates = datesCell.get();
  if (dates) datesCell.set(without(dates, id));
}

/** Asks for one date; undefined where it is gone, or the line is. */
export async function askForDate(id: string): Promise<CoffeeDate | undefined> {
  try {
    const date = await api.get("/api/coffee-dates/{date_id}", { path: { date_id: id } });
    keepDate(date);
    return date;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) dropDate(id);
    return undefined;
  }
}

export function hearOfDate(fact: DateFact): void {
  const dates = datesCell.get();
  if (asking || !dates) {
    // The answer that is under way may not know of it.
    refreshDatesQuietly();
    return;
  }
  const after = withDateFact(dates, fact);
  if (after) datesCell.set(after);
  else void askForDate(fact.date);
}

/** The worker looks every five seconds. */
const askWhenDue = createAlarm(() => {
  refreshDatesQuietly();
  refreshCornersQuietly();
  refreshInboxQuietly();
}, 7_000);
const REMINDED_S = 600;

/** Those who come are reminded before it begins; then its room opens. Facts that tell so may get lost (lib/alarm). */
datesCell.subscribe(() => {
  const now_ms = Date.now();
  const begins_s = planned(datesCell.get() ?? {}).map(({ starts_at: at }) => Math.ceil((Date.parse(at ?? "") - now_ms) / 1_000));
  askWhenDue(begins_s.flatMap((in_s) => [{ in_s }, { in_s: in_s - REMINDED_S }]));
});

/** What is open or planned, the soonest first. Pure. */
export const planned = (dates: CoffeeDates): CoffeeDate[] =>
  Object.values(dates)
    .filter(({ state }) => state === "planned" || state === "open")
    .toSorted((one, other) => (one.starts_at ?? "").localeCompare(other.starts_at ?? "") || one.id.localeCompare(other.id));

export const useDates = (): CoffeeDates | null => useCell(datesCell);
