/** What is said of coffee rounds. Pure. */
import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CoffeeProposal, OwnRoundWish, RoundSeries } from "@/lib/wire";
import { wallTimeOf } from "@/lib/moments";
import { foundWords } from "../found";

type Why = NonNullable<OwnRoundWish["why"]>;

const WHY: Record<Why, MessageDescriptor> = {
  alone: msg`This time nobody else took part. As soon as others join, you are matched.`,
  too_few_for_group: msg`This time there were too few for a group. A coffee for two is easier to find.`,
  no_free_slot: msg`In this week you had no free half hour. Have a look at your times.`,
  no_common_language: msg`This time nobody was left who speaks your languages.`,
  no_common_slot: msg`This time nobody was left who is free when you are. More times in your settings help.`,
  only_own_team: msg`This time only people of your own department were left.`,
  met_all_recently: msg`You have met everyone else in the last few rounds. With new faces it goes on.`,
  nobody_left: msg`This time nobody was left for you. You come first in the next round.`,
};

export const whyWords = (why: Why): MessageDescriptor => WHY[why];

const CHANCE = msg`You have not met over a coffee lately.`;

/** Why these people. */
export const reasonsOf = ({ found, guests }: CoffeeProposal, i18n: I18n): string[] => foundWords(found, guests.length + 1, i18n, CHANCE);

export const EVERY: Record<OwnRoundWish["every"], MessageDescriptor> = { 1: msg`every week`, 2: msg`every two weeks`, 4: msg`every four weeks` };

/** A day of somebody's pause that still lies ahead. */
export const isPaused = ({ paused_until: until }: OwnRoundWish, now: Date, zone: string): boolean => until !== null && until > wallTimeOf(now, zone).date;

/** A day without a time, in words. */
export const dayWords = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/** Slots by day, the first one first: for choosing a day, then a time. */
export function byDay(slots: readonly string[], zone: string): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(slots, (slot) => wallTimeOf(new Date(slot), zone).date);
}

/** The house's first, then those that one is in. */
export const shownSeries = (all: readonly RoundSeries[]): readonly RoundSeries[] => all.filter(({ is_on: isOn, mine }) => isOn || mine !== null);

export const offSeries = (all: readonly RoundSeries[]): readonly RoundSeries[] => all.filter(({ is_on: isOn, may_keep: mayKeep }) => !isOn && mayKeep);
