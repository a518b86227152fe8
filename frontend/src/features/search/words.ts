/** Filters in words: on chips, in suggestions, in recent searches. */
import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { titleOf } from "@/lib/live/conversations";
import { getEngine } from "@/lib/live/current";
import { foundPlaces } from "./api";
import { type Filter, GERMAN, type Operator, readTyped } from "./query";

/** The operator as one types it in the language of the screen. */
export const operatorWord = (operator: Operator, locale: string): string =>
  locale.startsWith("de") ? GERMAN[operator] : operator;

export const HAS_VALUES = ["link", "file", "reaction", "mention"] as const;
export const IS_VALUES = ["reply", "edited", "mine"] as const;

const TRAITS: Readonly<Record<string, ReturnType<typeof msg>>> = {
  link: msg`with a link`,
  file: msg`with a file`,
  reaction: msg`with reactions`,
  mention: msg`mentions me`,
  reply: msg`is a reply`,
  edited: msg`was edited`,
  mine: msg`written by me`,
};

export const traitWords = (value: string, i18n: I18n): string => {
  const words = TRAITS[value];
  return words ? i18n._(words) : value;
};

function personWords(value: string, i18n: I18n): string {
  if (value === "me" || value === "mir") return i18n._(msg`me`);
  const handle = value.replace(/^@/, "");
  const person = Object.values(getEngine().store.current()?.people ?? {}).find((one) => one.handle === handle);
  return person?.name ?? value;
}

/** A room's name; its id stands in the filter, since names are only unique in a community. */
export function roomWords(value: string): string {
  const id = value.replace(/^#/, "");
  return placeName(id) || id;
}

/** A conversation among people is called by them, wherever this page knows it. */
export function placeName(id: string): string {
  const state = getEngine().store.current();
  const room = state?.rooms.get(id)?.room;
  return state && room ? titleOf(state, room) : (foundPlaces.get()[id]?.name ?? "");
}

const NAMED_DAYS: Readonly<Record<string, ReturnType<typeof msg>>> = {
  today: msg`today`,
  heute: msg`today`,
  yesterday: msg`yesterday`,
  gestern: msg`yesterday`,
};

/** "3. Nov. 2026", "November 2026", "2026"; whatever else was typed stays as it is. */
export function dateWords(value: string, i18n: I18n): string {
  const { locale } = i18n;
  const named = NAMED_DAYS[value.toLowerCase()];
  if (named) return i18n._(named);
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  if (month === undefined) return year ?? value;
  const at = new Date(Number(year), Number(month) - 1, Number(day ?? 1));
  const options: Intl.DateTimeFormatOptions =
    day === undefined ? { month: "long", year: "numeric" } : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** What a filter says. `before` is the quiet part: "from", "in", "before". */
export function filterLabel({ operator, value, isNot }: Filter, i18n: I18n): { before: string; words: string } {
  const not = isNot ? `${i18n._(msg`not`)} ` : "";
  if (operator === "has" || operator === "is") return { before: not.trim(), words: traitWords(value, i18n) };
  const words = operator === "from" ? personWords(value, i18n) : operator === "in" ? roomWords(value) : dateWords(value, i18n);
  return { before: not + operatorWord(operator, i18n.locale), words };
}

/** A whole search on one line. */
export function searchWords(search: string, i18n: I18n): string {
  const { filters, text } = readTyped(search);
  const parts = filters.map((filter) => {
    const { before, words } = filterLabel(filter, i18n);
    return before === "" ? words : `${before} ${words}`;
  });
  return [text, ...parts].filter(Boolean).join(" · ");
}
