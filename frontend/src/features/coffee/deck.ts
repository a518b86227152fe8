/** The ice-breakers, by the numbers that the server draws: questions for anybody, then ones about what two at the table share. */
import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { IceBreaker } from "@/lib/wire";

/** As many as the server has numbers for (talk/coffee/cards.py). */
export const PLAIN: readonly MessageDescriptor[] = [
  msg`What was the best thing you ate this week?`,
  msg`Which small thing made your day a little better recently?`,
  msg`What did you want to be when you were ten?`,
  msg`Which skill of yours does nobody at work know about?`,
  msg`What do you listen to on your way to work?`,
  msg`If you had a free Thursday tomorrow: what would you do?`,
  msg`Which book or film have you recommended most often?`,
  msg`What was your very first job?`,
  msg`Which place would you show somebody who visits your town?`,
  msg`Coffee, tea or neither: what is your morning ritual?`,
  msg`What have you learned lately that surprised you?`,
  msg`Which word in another language do you like best?`,
  msg`What is on your desk that does not belong there?`,
  msg`Early bird or night owl, and since when?`,
  msg`Which dish would you cook for everyone here?`,
  msg`What was the longest journey you have ever made?`,
  msg`Which everyday invention would you not want to be without?`,
  msg`Mountains or sea, and why?`,
  msg`What did you last repair yourself, or try to?`,
  msg`Which song lifts your mood within ten seconds?`,
  msg`What would you like to be asked more often?`,
  msg`Who taught you something that you still use today?`,
  msg`Which question do you get asked at every party?`,
  msg`What is the oldest thing that you own and use?`,
  msg`Which smell takes you back to your childhood?`,
  msg`What would you do if the power were out for a whole day?`,
  msg`Which animal would make a good colleague?`,
  msg`What was your best purchase for less than twenty euros?`,
  msg`Which tradition of your family would you like to keep?`,
  msg`What makes a good break for you?`,
  msg`Which app could disappear from your phone without you noticing?`,
  msg`What would you like to be able to do within a year?`,
  msg`When did you last laugh until you cried?`,
  msg`Which advice did you ignore, luckily?`,
  msg`Which season are you, and why?`,
  msg`What do you collect, on purpose or not?`,
  msg`Which task do you always put off to the end?`,
  msg`What would be the title of your autobiography?`,
  msg`Which game would you play with everyone here?`,
  msg`What are you looking forward to next?`,
];

export const sharedWords = (about: string): readonly MessageDescriptor[] => [
  msg`Two of you are in ${about}. How did you get there?`,
  msg`Two of you are in ${about}. What should the others know about it?`,
  msg`${about} connects two of you. What was your best moment with it?`,
  msg`${about} connects two of you. What would you like to try there?`,
  msg`Who of you is in ${about}, and what do you disagree about there?`,
  msg`Guess who of you is in ${about}. Then: what was the first thing you did there?`,
  msg`If ${about} met for coffee here right now: what would you talk about?`,
  msg`Two of you are in ${about}. Which question about it did nobody ask you yet?`,
];

/** What a card says. */
export function cardWords({ number, about }: IceBreaker, i18n: I18n): string {
  const words = about === null ? PLAIN[number % PLAIN.length] : sharedWords(about)[(number - PLAIN.length) % sharedWords(about).length];
  return words === undefined ? "" : i18n._(words);
}
