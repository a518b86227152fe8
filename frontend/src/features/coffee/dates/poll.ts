/** Reading a poll: what one says, how many can when, which moment suits most. Pure. */
import type { CoffeeDate, DateAnswer } from "@/lib/wire";

export const ANSWERS = ["yes", "maybe", "no"] as const satisfies readonly DateAnswer[];

export interface Tally {
  yes: readonly string[];
  maybe: readonly string[];
  no: readonly string[];
}

/** Who says what to a moment. */
export function tallyOf({ answers }: CoffeeDate, moment: string): Tally {
  const saying = (answer: DateAnswer) => answers.filter(({ said }) => said[moment] === answer).map(({ person }) => person);
  return { yes: saying("yes"), maybe: saying("maybe"), no: saying("no") };
}

export const answerOf = ({ answers }: CoffeeDate, person: string, moment: string): DateAnswer | null =>
  answers.find((row) => row.person === person)?.said[moment] ?? null;

/** The moments at which most can: more of "yes" first, then of "if need be". None while fewer than two can. */
export function bestMoments(date: CoffeeDate, now_ms: number): ReadonlySet<string> {
  const ahead = date.moments.filter(({ at }) => Date.parse(at) > now_ms);
  const worth = ahead.map(({ id }) => {
    const { yes, maybe } = tallyOf(date, id);
    return { id, can: yes.length + maybe.length, value: yes.length * 1_000 + maybe.length };
  });
  const most = Math.max(0, ...worth.filter(({ can }) => can > 1).map(({ value }) => value));
  return new Set(most === 0 ? [] : worth.filter(({ can, value }) => can > 1 && value === most).map(({ id }) => id));
}

export const isClosed = ({ closes_at: closesAt }: CoffeeDate, now_ms: number): boolean => closesAt !== null && Date.parse(closesAt) <= now_ms;

/** None of its moments can be taken any more. */
export const isOver = ({ moments }: CoffeeDate, now_ms: number): boolean => moments.every(({ at }) => Date.parse(at) <= now_ms);
