/** From the start snapshot to state, at the start and again after a reset. */
import { personTopic, roomTopic } from "@/lib/wire";
import type { Home, MyRoom, ThreadMark } from "@/lib/wire";
import type { Counting, LiveState, OwnRoom, OwnThread } from "./state";

export function ownRoom({ room, seq, read_seq, unread, mentions, last_message_at }: MyRoom): OwnRoom {
  return {
    room,
    readSeq: read_seq,
    countedSeq: seq,
    counted: { unread, mentions },
    gone: [],
    since: [],
    needsCount: false,
    lastMessageAt: last_message_at,
  };
}

/** A fresh count for what is known: the read mark never goes back, and what came later stays counted. */
function countedAnew<Own extends Counting>(before: Counting | undefined, fresh: Own): Own {
  if (!before) return fresh;
  const { countedSeq } = fresh;
  return {
    ...fresh,
    readSeq: Math.max(before.readSeq, fresh.readSeq),
    gone: before.gone.filter(({ goneAt }) => goneAt > countedSeq),
    since: before.since.filter(({ seq }) => seq > countedSeq),
    ...(before.readSeq >= countedSeq && { gone: [], counted: { unread: 0, mentions: 0 } }),
  };
}

export const recounted = (before: OwnRoom | undefined, my: MyRoom): OwnRoom => countedAnew(before, ownRoom(my));

/** Null for a thread that one neither follows nor has muted. */
export function ownThread(before: OwnThread | undefined, mark: ThreadMark): OwnThread | null {
  const { root, room, level, seq, read_seq: readSeq, unread, mentions } = mark;
  if (level === "none") return null;
  const fresh = { root, room, level, readSeq, countedSeq: seq, counted: { unread, mentions }, gone: [], since: [], needsCount: false };
  return countedAnew(before, fresh);
}

export function ownThreads(before: LiveState["threads"], marks: readonly ThreadMark[]): LiveState["threads"] {
  const all = marks.map((mark) => [mark.root.id, ownThread(before[mark.root.id], mark)] as const);
  return Object.fromEntries(all.filter((entry): entry is [string, OwnThread] => entry[1] !== null));
}

/** The chat of a talk is on no list: one is in it for as long as one is in the talk. */
export function ownRooms(before: LiveState["rooms"], rooms: readonly MyRoom[]): LiveState["rooms"] {
  const ofTalks = Object.entries(before).filter(([, { room }]) => room.kind === "talk");
  return Object.fromEntries([...ofTalks, ...rooms.map((my) => [my.room.id, recounted(before[my.room.id], my)] as const)]);
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
    ...before,
    me: home.me,
    people: Object.fromEntries(home.people.map((person) => [person.id, person])),
    communities: Object.fromEntries(
      home.communities.map(({ standing, ...community }) => [community.id, { community, standing: standing ?? "member" }]),
    ),
    sidebar: home.sidebar,
    invitations: home.invitations,
    requests: Object.fromEntries(home.requests.map((request) => [request.id, request])),
    offers: Object.fromEntries(home.offers.map((offer) => [offer.id, offer])),
    mutes: Object.fromEntries(home.mutes.map((mute) => [mute.community, mute])),
    talks: Object.fromEntries(home.talks.map((talk) => [talk.id, talk])),
    rooms: ownRooms(before?.rooms ?? {}, home.rooms),
    threads: ownThreads(before?.threads ?? {}, home.threads),
  };
}

/** Where to follow each topic from. */
export function seqsOf(home: Home): Record<string, number> {
  return { ...home.topics, ...Object.fromEntries(home.rooms.map(({ room, seq }) => [roomTopic(room.id), seq])) };
}

/** Everyone's topic and one's own: without them there is nothing to be live on. */
export const coreTopics = (person: string): string[] => ["house", personTopic(person)];
