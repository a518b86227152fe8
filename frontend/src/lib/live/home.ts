/** From the start snapshot to state, at the start and again after a reset. */
import { isBeside, personTopic, roomTopic } from "@/lib/wire";
import { sameItems } from "@/lib/store";
import type { Home, MyRoom, Room, RoomLevel, ThreadMark } from "@/lib/wire";
import { fromAttention } from "./attention";
import { type Counting, type LiveState, NO_LEVEL, type OwnRoom, type OwnThread } from "./state";
import { Table } from "./table";

/** Of 20,000 rooms most have nothing new: they share it. */
const NOTHING = { unread: 0, mentions: 0 };
const NONE: readonly never[] = [];

export function ownRoom({ room, seq, read_seq, read_version, unread, mentions, last_message_at }: MyRoom, level: RoomLevel = NO_LEVEL): OwnRoom {
  return {
    room,
    level,
    readSeq: read_seq,
    readVersion: read_version,
    countedSeq: seq,
    counted: unread === 0 && mentions === 0 ? NOTHING : { unread, mentions },
    gone: NONE,
    since: NONE,
    needsCount: false,
    lastMessageAt: last_message_at,
  };
}

/** A fresh count for what is known: the read mark never goes back, and what came later stays counted. */
function countedAnew<Own extends Counting>(before: Counting | undefined, fresh: Own): Own {
  if (!before) return fresh;
  const { countedSeq } = fresh;
  if (fresh.readVersion < before.readVersion) {
    const { readSeq, readVersion, counted, gone, since, needsCount } = before;
    return { ...fresh, readSeq, readVersion, counted, gone, since, needsCount, countedSeq: before.countedSeq };
  }
  if (fresh.readVersion > before.readVersion) {
    const since = before.since.filter(({ seq }) => seq > countedSeq);
    return { ...fresh, since, needsCount: before.readSeq > countedSeq };
  }
  return {
    ...fresh,
    readSeq: Math.max(before.readSeq, fresh.readSeq),
    gone: before.gone.filter(({ goneAt }) => goneAt > countedSeq),
    since: before.since.filter(({ seq }) => seq > countedSeq),
    ...(before.readSeq >= countedSeq && { gone: [], counted: { unread: 0, mentions: 0 } }),
  };
}

export function recounted(before: OwnRoom | undefined, my: MyRoom, level: RoomLevel | undefined): OwnRoom {
  const own = countedAnew(before, ownRoom(my, level));
  // The same room stays the same value: a list that is sorted by rooms is not sorted anew for a count.
  return before && isSameRoom(before.room, own.room) ? { ...own, room: before.room } : own;
}

const isSameRoom = (one: Room, other: Room): boolean =>
  (Object.keys(one) as (keyof Room)[]).every((key) => (key === "people" ? sameItems(one.people, other.people) : one[key] === other[key]));

/** Some rooms were asked for by their ids: what the server does not know of them is gone. */
export function recountedAmong({ rooms, levels }: LiveState, asked: readonly string[], found: readonly MyRoom[]): LiveState["rooms"] {
  const fresh = new Map(found.map((my) => [my.room.id, recounted(rooms.get(my.room.id), my, levels[my.room.id])]));
  return asked.reduce((all, id) => (all.get(id)?.room.kind === "talk" ? all : all.with(id, fresh.get(id))), rooms);
}

/** Null for a thread that one neither follows nor has muted. */
export function ownThread(before: OwnThread | undefined, mark: ThreadMark): OwnThread | null {
  const { root, room, level, seq, read_seq: readSeq, read_version: readVersion, unread, mentions, muted_until: mutedUntil } = mark;
  if (level === "none") return null;
  const fresh = { root, room, level, mutedUntil, readSeq, readVersion, countedSeq: seq, counted: { unread, mentions }, gone: [], since: [], needsCount: false };
  return countedAnew(before, fresh);
}

export function ownThreads(before: LiveState["threads"], marks: readonly ThreadMark[]): LiveState["threads"] {
  const all = marks.map((mark) => [mark.root.id, ownThread(before[mark.root.id], mark)] as const);
  return Object.fromEntries(all.filter((entry): entry is [string, OwnThread] => entry[1] !== null));
}

/** The chat beside a talk or a coffee room is on no list: one is in it for as long as one is there. */
export function ownRooms(before: LiveState["rooms"] | undefined, rooms: readonly MyRoom[], levels: LiveState["levels"]): LiveState["rooms"] {
  const beside = before?.values().filter(({ room }) => isBeside(room)) ?? [];
  const listed = rooms.map((my) => recounted(before?.get(my.room.id), my, levels[my.room.id]));
  return Table.of([...beside, ...listed].map((own) => [own.room.id, own]));
}

/** Merges a snapshot. Lists and messages that were loaded before it stay; their own loads refresh them. */
export function withHome(before: LiveState | null, home: Home): LiveState {
  return {
    awaitsPresence: true,
    presence: {},
    directoryVersion: 0,
    members: {},
    channels: {},
    roomPeople: {},
    visited: {},
    stretches: {},
    threadStretches: {},
    typing: {},
    openTalk: null,
    openTable: null,
    reach: {},
    ...before,
    me: home.me,
    people: Object.fromEntries(home.people.map((person) => [person.id, person])),
    communities: Object.fromEntries(
      home.communities.map(({ standing, ...community }) => [community.id, { community, standing: standing ?? "member" }]),
    ),
    sidebar: home.sidebar,
    levels: home.levels,
    ...fromAttention(before, home.attention),
    invitations: home.invitations,
    blocked: new Set(home.blocked),
    ownEmoji: Object.fromEntries(home.own_emoji.emoji.map((emoji) => [emoji.name, emoji])),
    everyoneAddsEmoji: home.own_emoji.everyone_adds,
    requests: Object.fromEntries(home.requests.map((request) => [request.id, request])),
    offers: Object.fromEntries(home.offers.map((offer) => [offer.id, offer])),
    mutes: Object.fromEntries(home.mutes.map((mute) => [mute.community, mute])),
    talks: Object.fromEntries(home.talks.map((talk) => [talk.id, talk])),
    rooms: ownRooms(before?.rooms, home.rooms, home.levels),
    threads: ownThreads(before?.threads ?? {}, home.threads),
  };
}

/** Where to follow each room's topic from. */
export const roomSeqsOf = (home: Home): Record<string, number> => Object.fromEntries(home.rooms.map(({ room, seq }) => [roomTopic(room.id), seq]));

/** Everyone's topic and one's own: without them there is nothing to be live on. */
export const coreTopics = (person: string): string[] => ["house", personTopic(person)];
