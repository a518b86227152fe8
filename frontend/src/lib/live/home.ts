/** From the start snapshot to state, at the start and again after a reset. */
import { personTopic, roomTopic } from "@/lib/wire";
import type { Home, MyRoom } from "@/lib/wire";
import type { LiveState, OwnRoom } from "./state";

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

/** A fresh count for a room that is known: the read mark never goes back, and what came later stays counted. */
export function recounted(before: OwnRoom | undefined, my: MyRoom): OwnRoom {
  const fresh = ownRoom(my);
  if (!before) return fresh;
  return {
    ...fresh,
    readSeq: Math.max(before.readSeq, fresh.readSeq),
    gone: before.gone.filter(({ goneAt }) => goneAt > my.seq),
    since: before.since.filter(({ seq }) => seq > my.seq),
    ...(before.readSeq >= my.seq && { gone: [], counted: { unread: 0, mentions: 0 } }),
  };
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
    talks: Object.fromEntries(home.talks.map((talk) => [talk.id, talk])),
    rooms: ownRooms(before?.rooms ?? {}, home.rooms),
  };
}

/** Where to follow each topic from. */
export function seqsOf(home: Home): Record<string, number> {
  return { ...home.topics, ...Object.fromEntries(home.rooms.map(({ room, seq }) => [roomTopic(room.id), seq])) };
}

/** Everyone's topic and one's own: without them there is nothing to be live on. */
export const coreTopics = (person: string): string[] => ["house", personTopic(person)];
