/** What to offer while one types: operators, people, rooms, days, recent searches. */
import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { findByWords } from "@/lib/commands";
import { titleOf } from "@/lib/live/conversations";
import type { LiveState } from "@/lib/live/state";
import { type Filter, lastWord, type OpenFilter, openFilter, type Operator, OPERATORS, readTyped, type Typed, withFilter } from "./query";
import { HAS_VALUES, IS_VALUES, operatorWord, searchWords, traitWords } from "./words";

export interface Suggestion {
  id: string;
  kind: "recent" | "operator" | "person" | "room" | "trait" | "day";
  label: string;
  hint?: string;
  /** A person's picture. */
  avatar?: { name: string; src: string | null };
  /** What the field holds once it is chosen. */
  next: Typed;
}

const MOST = 6;
const MOST_UNASKED = 3;
const RECENT = 5;
/** Letters of a name before it is offered without an operator. */
const NAME_LETTERS = 3;

const EXPLAINED: Readonly<Record<Operator, ReturnType<typeof msg>>> = {
  from: msg`whom it is from`,
  in: msg`which room it is in`,
  before: msg`before a day`,
  after: msg`after a day`,
  on: msg`on a day, in a month`,
  has: msg`a link, a file, reactions, a mention of you`,
  is: msg`a reply, edited, your own`,
};

export interface Asked {
  typed: Typed;
  recent: readonly string[];
  state: LiveState;
  i18n: I18n;
}

/** Nothing is typed yet: the page below the field says all this as well. */
export const isBare = ({ filters, text }: Typed): boolean => filters.length === 0 && text.trim() === "";

export function suggest(asked: Asked): Suggestion[] {
  const open = openFilter(asked.typed.text);
  if (open) return values(asked, open);
  const { word, before } = lastWord(asked.typed.text);
  if (word === "") {
    return [...(isBare(asked.typed) ? recents(asked) : []), ...operators(asked, "", asked.typed.text)];
  }
  const named = word.length < NAME_LETTERS ? [] : [...people(asked, word, before, MOST_UNASKED), ...rooms(asked, word, before, MOST_UNASKED)];
  return [...operators(asked, word, before), ...named];
}

function recents({ recent, i18n }: Asked): Suggestion[] {
  return recent.slice(0, RECENT).map((search) => ({
    id: `recent-${search}`,
    kind: "recent",
    label: searchWords(search, i18n),
    next: readTyped(search),
  }));
}

function operators({ typed, i18n }: Asked, word: string, before: string): Suggestion[] {
  return OPERATORS.flatMap((operator): Suggestion[] => {
    const name = operatorWord(operator, i18n.locale);
    if (!`${name}:`.startsWith(word.toLowerCase())) return [];
    const next = { filters: typed.filters, text: `${before}${name}:` };
    return [{ id: `operator-${operator}`, kind: "operator", label: `${name}:`, hint: i18n._(EXPLAINED[operator]), next }];
  });
}

function values(asked: Asked, open: OpenFilter): Suggestion[] {
  switch (open.operator) {
    case "from":
      return people(asked, open.value.replace(/^@/, ""), open.before, MOST, open.isNot);
    case "in":
      return rooms(asked, open.value.replace(/^#/, ""), open.before, MOST, open.isNot);
    case "has":
      return traits(asked, open, HAS_VALUES);
    case "is":
      return traits(asked, open, IS_VALUES);
    default:
      return days(asked, open);
  }
}

/** The field with a filter in place of what was typed of it. */
export function completed(typed: Typed, before: string, filter: Filter): Typed {
  const text = before.trim() === "" ? "" : `${before.trim()} `;
  return withFilter({ filters: typed.filters, text }, filter);
}

function people({ typed, state, i18n }: Asked, query: string, before: string, most: number, isNot = false): Suggestion[] {
  const all = Object.values(state.people).sort((one, other) => Number(other.active) - Number(one.active));
  const found = findByWords(all, query, ({ name, handle }) => `${name} ${handle}`).slice(0, most);
  return found.map(({ id, name, handle, avatar_url }) => {
    const isMe = id === state.me.id;
    const filter: Filter = { operator: "from", value: isMe ? "me" : `@${handle}`, isNot };
    return {
      id: `person-${id}`,
      kind: "person",
      label: isMe ? `${name} (${i18n._(msg`you`)})` : name,
      hint: `@${handle}`,
      avatar: { name, src: avatar_url },
      next: completed(typed, before, filter),
    };
  });
}

function rooms({ typed, state }: Asked, query: string, before: string, most: number, isNot = false): Suggestion[] {
  const all = state.rooms.values().map(({ room }) => ({
    room,
    title: titleOf(state, room),
    community: state.communities[room.community ?? ""]?.community.name ?? "",
  }));
  const found = findByWords(all, query, ({ title, community }) => `${title} ${community}`).slice(0, most);
  return found.map(({ room, title, community }) => ({
    id: `room-${room.id}`,
    kind: "room",
    label: title,
    ...(community !== "" && { hint: community }),
    next: completed(typed, before, { operator: "in", value: room.id, isNot }),
  }));
}

function traits({ typed, i18n }: Asked, open: OpenFilter, all: readonly string[]): Suggestion[] {
  const { operator, isNot, before } = open;
  return all
    .map((value) => ({ value, words: traitWords(value, i18n) }))
    .filter(({ value, words }) => `${value} ${words}`.toLowerCase().includes(open.value.toLowerCase()))
    .map(({ value, words }) => ({
      id: `trait-${value}`,
      kind: "trait",
      label: words,
      next: completed(typed, before, { operator, value, isNot }),
    }));
}

function days({ typed, i18n }: Asked, open: OpenFilter): Suggestion[] {
  const named = [
    { value: "today", words: i18n._(msg`today`) },
    { value: "yesterday", words: i18n._(msg`yesterday`) },
  ];
  return named
    .filter(({ words }) => words.startsWith(open.value.toLowerCase()))
    .map(({ value, words }) => ({
      id: `day-${value}`,
      kind: "day",
      label: words,
      next: completed(typed, open.before, { operator: open.operator, value, isNot: false }),
    }));
}
