/** Why people were brought together, in words. */
import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CoffeeFound } from "@/lib/wire";

const MOST_NAMES = 2;

/** What there is to say where nothing else is: that they have time. */
const NOW = msg`You all have time right now.`;

/** A sentence or two; `people` sat down there: two say "both". `plain` is said where there is no reason. */
export function foundWords({ reasons, languages }: CoffeeFound, people: number, i18n: I18n, plain: MessageDescriptor = NOW): string[] {
  const terms = new Set(reasons.map(({ term }) => term));
  const shared = reasons.find(({ term }) => term === "shared_interests")?.names.slice(0, MOST_NAMES) ?? [];
  const names = new Intl.ListFormat(i18n.locale).format(shared);
  const isPair = people === 2;
  const said: string[] = [];
  if (shared.length > 0 && terms.has("other_site")) {
    said.push(isPair ? i18n._(msg`You are both in ${names} and work at different sites.`) : i18n._(msg`Some of you are in ${names}, and you work at different sites.`));
  } else if (shared.length > 0 && terms.has("other_department")) {
    said.push(isPair ? i18n._(msg`You are both in ${names} and work in different departments.`) : i18n._(msg`Some of you are in ${names}, and you work in different departments.`));
  } else if (shared.length > 0) {
    said.push(isPair ? i18n._(msg`You are both in ${names}.`) : i18n._(msg`Some of you are in ${names}.`));
  } else if (terms.has("other_site")) {
    said.push(i18n._(msg`You work at different sites.`));
  } else if (terms.has("other_department")) {
    said.push(i18n._(msg`You work in different departments.`));
  }
  if (shared.length === 0 && terms.has("similar_interests")) said.push(i18n._(msg`You are in communities about similar things.`));
  if (terms.has("newcomer")) said.push(i18n._(msg`Somebody here is new in the house.`));
  if (said.length === 0) said.push(i18n._(plain));
  const [only] = languages;
  if (languages.length === 1 && only === "de") said.push(i18n._(msg`You talk in German.`));
  if (languages.length === 1 && only === "en") said.push(i18n._(msg`You talk in English.`));
  return said;
}
