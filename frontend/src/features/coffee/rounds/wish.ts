/** How one takes part in coffee rounds, as the dialog holds it. Pure. */
import type { OwnRoundWish, RoundWish } from "@/lib/wire";

export type Wish = Required<Omit<RoundWish, "paused_until">> & {
  isPausing: boolean;
  /** Kept while the pause is off, so that switching it back on finds it. */
  paused_until: string;
};

type Language = Wish["languages"][number];

/** What suits most people: every week, for two, in working hours. */
export function wishOf(mine: OwnRoundWish | null, languages: Language[]): Wish {
  if (mine === null) {
    return { every: 1, isPausing: false, paused_until: "", languages, wish: "pair", begins: "09:00", ends: "17:00", weekdays: [0, 1, 2, 3, 4], free: [], own_team: true };
  }
  const { every, paused_until: until, languages: kept, wish, begins, ends, weekdays, free, own_team } = mine;
  return { every, isPausing: until !== null, paused_until: until ?? "", languages: kept, wish, begins, ends, weekdays, free, own_team };
}

/** The same for the server. */
export const bodyOf = ({ isPausing, paused_until: until, ...rest }: Wish): RoundWish => ({ ...rest, paused_until: isPausing && until !== "" ? until : null });

/** Whether something in it cannot be. */
export const isWrong = ({ languages, weekdays, begins, ends, free }: Wish): boolean =>
  languages.length === 0 || weekdays.length === 0 || begins === "" || ends === "" || free.some((span) => span.day === "" || span.ends <= span.begins);
