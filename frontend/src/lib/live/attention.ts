/** How people are to be reached, and what may interrupt. Pure; the clock is an argument. */
import { isQuiet } from "@/lib/quiet";
import type { Attention, Availability, RoomLevel } from "@/lib/wire";
import { useLive } from "./current";
import type { FactHandlers } from "./handlers";
import { presenceOf } from "./people";
import { type ById, type LiveState, NO_LEVEL, type OwnRoom, type Reach, withEntry } from "./state";

const MINUTE_MS = 60_000;

type Told = Pick<LiveState, "attention" | "availability">;

/** What a snapshot replaces, but for what was told since it was made. What of it is true now is for `timePassed` to say. */
export function fromAttention(before: Told | null, { own, people }: Attention): Told & Pick<LiveState, "reachUntil_ms"> {
  const newer = <Value extends { version: number }>(known: Value | undefined, loaded: Value) =>
    known && known.version > loaded.version ? known : loaded;
  return {
    attention: newer(before?.attention, own),
    availability: Object.fromEntries(Object.entries(people).map(([person, said]) => [person, newer(before?.availability[person], said)])),
    reachUntil_ms: 0,
  };
}

export function withLevel(state: LiveState, room: string, level: RoomLevel): LiveState {
  const isNone = level.level === null && level.muted_until === null;
  const rooms = state.rooms.changed(room, (own) => leveled(own, level));
  return { ...state, rooms, levels: withEntry(state.levels, room, isNone ? undefined : level) };
}

/** All that was chosen; rooms that are not named have nothing. */
export function withLevels(state: LiveState, levels: ById<RoomLevel>): LiveState {
  const rooms = state.rooms.map((own) => leveled(own, levels[own.room.id] ?? NO_LEVEL));
  return { ...state, rooms, levels };
}

/** In a group the server counts something else as "for me" where mentions alone are wanted: it is asked again. */
function leveled(own: OwnRoom, level: RoomLevel): OwnRoom {
  if (own.level.level === level.level && own.level.muted_until === level.muted_until) return own;
  const countsOtherwise = own.room.community === null && (own.level.level === "mentions") !== (level.level === "mentions");
  return { ...own, level, needsCount: own.needsCount || countsOtherwise };
}

const isOver = (until: string | null, now_ms: number) => until !== null && Date.parse(until) <= now_ms;

export function reachAt({ status, dnd, quiet, awake_until }: Availability, now_ms: number): Reach {
  const isAwake = awake_until !== null && !isOver(awake_until, now_ms);
  const isDnd = dnd !== null && !isOver(dnd.until, now_ms);
  const isInPlan = quiet !== null && !isAwake && isQuiet(quiet.spans, quiet.zone, now_ms);
  return {
    status: status && !isOver(status.until, now_ms) ? status : null,
    hold: isDnd ? "dnd" : isInPlan ? "quiet" : null,
  };
}

/** When the clock alone may change what is true of it; plans are looked at with every minute. */
function nextChange({ status, dnd, quiet, awake_until }: Availability, now_ms: number): number {
  const ends = [status?.until, dnd?.until, awake_until].flatMap((until) => (until == null ? [] : [Date.parse(until)]));
  const minute = quiet ? [now_ms - (now_ms % MINUTE_MS) + MINUTE_MS] : [];
  return Math.min(Infinity, ...[...ends, ...minute].filter((at_ms) => at_ms > now_ms));
}

const isSame = (one: Reach | undefined, other: Reach) => one?.status === other.status && one.hold === other.hold;

function reachPassed(state: LiveState, now_ms: number): LiveState {
  if (now_ms < state.reachUntil_ms) return state;
  const all = Object.entries(state.availability);
  const reach = Object.fromEntries(
    all.flatMap(([person, said]) => {
      const now = reachAt(said, now_ms);
      const before = state.reach[person];
      return now.status || now.hold ? [[person, before && isSame(before, now) ? before : now] as const] : [];
    }),
  );
  const reachUntil_ms = all.reduce((soonest, [, said]) => Math.min(soonest, nextChange(said, now_ms)), Infinity);
  return { ...state, reach, reachUntil_ms };
}

/** Mutes whose time is over are none. */
function mutesPassed(state: LiveState, now_ms: number): LiveState {
  const rooms = state.rooms.values()
    .filter(({ level }) => isOver(level.muted_until, now_ms))
    .reduce((before, { room, level }) => withLevel(before, room.id, { ...level, muted_until: null }), state);
  return Object.entries(rooms.threads)
    .filter(([, { mutedUntil }]) => isOver(mutedUntil, now_ms))
    .reduce((before, [root, own]) => ({ ...before, threads: withEntry(before.threads, root, { ...own, mutedUntil: null }) }), rooms);
}

/** What the clock has ended; the same state while it has ended nothing. Called every second. */
export const timePassed = (state: LiveState, now_ms: number): LiveState => mutesPassed(reachPassed(state, now_ms), now_ms);

/** What somebody said now, by the answer to it or a fact; an older one changes nothing. */
export function availabilityTold(state: LiveState, person: string, said: Availability, now_ms: number): LiveState {
  const known = state.availability[person];
  if (known && known.version >= said.version) return state;
  return timePassed({ ...state, availability: withEntry(state.availability, person, said), reachUntil_ms: 0 }, now_ms);
}

export const attentionFacts: FactHandlers<"room.level_changed" | "attention.changed" | "availability.changed"> = {
  "room.level_changed": (state, { room, level, muted_until }) => withLevel(state, room, { level, muted_until }),
  "attention.changed": (state, { attention }) => (attention.version > state.attention.version ? { ...state, attention } : state),
  "availability.changed": (state, { person, availability }, now_ms) => availabilityTold(state, person, availability, now_ms),
};

/** What a face shows beside it: here, away, or a moon for who is not to be disturbed. */
export type FaceOf = "here" | "away" | "none" | "quiet" | "quiet-away";

export function faceOf(state: Pick<LiveState, "presence" | "reach" | "people">, person: string): FaceOf {
  if (state.people[person]?.active === false) return "none";
  const presence = presenceOf(state, person);
  if (state.reach[person]?.hold == null) return presence;
  return presence === "here" ? "quiet" : "quiet-away";
}

export const useFace = (person: string): FaceOf => useLive((state) => faceOf(state, person));

export const useStatus = (person: string): Reach["status"] => useLive((state) => (state.people[person]?.active === false ? null : (state.reach[person]?.status ?? null)));
