/**
 * What is true right now, as far as this browser knows: one value that all features read. Its parts change only in
 * reducers: people's here beside it, spaces' and chat's in their features.
 */
import type {
  Availability,
  CoffeeFound,
  CoffeeRoom,
  Community,
  CommunityInvitation,
  CommunityMember,
  ListedRoom,
  Me,
  Message,
  Mute,
  OwnAttention,
  OwnEmoji,
  MyRequest,
  Offer,
  Person,
  Playing,
  Question,
  Quote,
  Recording,
  Room,
  RoomLevel,
  Sidebar,
  StageAct,
  StagePerson,
  StageRules,
  Standing,
  Status,
  Table as CoffeeTable,
  TableAct,
  Talk,
} from "@/lib/wire";

import type { Table } from "./table";

export type ById<Value> = Readonly<Record<string, Value>>;

/** A community that one is in. */
export interface OwnCommunity {
  community: Community;
  standing: Standing;
}

/** A message of someone else behind the read mark, for counting. */
export interface Unread {
  message: string;
  seq: number;
  isForMe: boolean;
}

/** A counted one that was deleted later, and the seq at which it was. */
export interface Gone extends Unread {
  goneAt: number;
}

/**
 * What is unread somewhere. It is derived, so that it cannot stick: what the snapshot counted at `countedSeq`, less
 * what is gone of that, plus what came since, all of it behind the read mark.
 */
export interface Counting {
  readSeq: number;
  /** Newer with each time that one sets the mark back: of two marks the newer version counts. */
  readVersion: number;
  countedSeq: number;
  counted: { unread: number; mentions: number };
  gone: readonly Gone[];
  since: readonly Unread[];
  /** Something changed among the counted messages that only the server can count: ask it. */
  needsCount: boolean;
}

/** A room that one is in. */
export interface OwnRoom extends Counting {
  room: Room;
  lastMessageAt: string | null;
  /** What of it may interrupt, and how it looks in lists. */
  level: RoomLevel;
}

/** Nothing was chosen for a room. */
export const NO_LEVEL: RoomLevel = { level: null, muted_until: null };

/** A thread that one follows or has muted. */
export interface OwnThread extends Counting {
  root: Quote;
  room: string;
  level: "follow" | "mentions" | "mute";
  /** Quiet until then; null also once that has passed. */
  mutedUntil: string | null;
}

/** How somebody is to be reached at this moment. */
export interface Reach {
  status: Status | null;
  /** Why they are not to be disturbed; null: they may be. */
  hold: "dnd" | "quiet" | null;
}

/** A contiguous stretch of a room's messages, in the order of seq. */
export interface Stretch {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** The seq of the room's topic at which its first page was true. */
  seq: number;
}

/** A thread's loaded replies. Its root stands in front, however far one has scrolled. */
export interface ThreadStretch extends Stretch {
  room: string;
  root: Message;
}

/** Room, or root of a thread → person → the moment (ms) until which they count as typing. */
export type Typing = ById<ById<number>>;

/** The talk that one is in. How loud people are is none of it: that changes ten times a second (see lib/talk-cells). */
export interface OpenTalk {
  talk: Talk;
  people: ById<StagePerson>;
  rules: StageRules;
  recording: Recording;
  questions: ById<Question>;
  /** What everyone hears right now beside the stage, by the id of the clip or of the recorded question. */
  playing: ById<Playing>;
  /** Questions that one has voted for. */
  voted: readonly string[];
  mayManage: boolean;
  /** Who may not come back; known to those who may let them in. */
  removed: readonly string[];
  /** One's seat is gone, and by which act. */
  goneBy: StageAct | null;
}

/** The coffee room that one sits in. */
export interface OpenTable {
  room: CoffeeRoom;
  table: CoffeeTable;
  chat: string | null;
  mayKeep: boolean;
  /** So many may have their camera on; 0: nobody anywhere. */
  cameras: number;
  /** Why one was brought together with these people, where one was. */
  found: CoffeeFound | null;
  /** One's seat is gone, and by which act. */
  goneBy: TableAct | null;
}

export interface LiveState {
  me: Me;
  people: ById<Person>;
  /** Who is not listed is offline. */
  presence: ById<"online" | "away">;
  /** The next presence fact is the whole picture: we have just (re)connected. */
  awaitsPresence: boolean;
  communities: ById<OwnCommunity>;
  invitations: readonly CommunityInvitation[];
  /** To be let in somewhere, by their ids: open ones, and those that were declined. */
  requests: ById<MyRequest>;
  /** Of ownership, by their ids: what one offers, and is offered. */
  offers: ById<Offer>;
  /** Where one cannot write for a time, by community. */
  mutes: ById<Mute>;
  /** Whom one has blocked: what they say is folded, and nothing of theirs counts, types or reacts. */
  blocked: ReadonlySet<string>;
  /** Counts changes to what the directory of communities may show, so that an open one asks again. */
  directoryVersion: number;
  /** Lists that were asked for; events keep them true from then on. */
  members: ById<readonly CommunityMember[]>;
  channels: ById<readonly ListedRoom[]>;
  roomPeople: ById<readonly string[]>;
  rooms: Table<OwnRoom>;
  /** How one wants the list of them. */
  sidebar: Sidebar;
  /** What was chosen for rooms, of those alone for which it was. */
  levels: ById<RoomLevel>;
  /** What may interrupt in general. */
  attention: OwnAttention;
  /** What people have said of how they are to be reached, with its ends and plans. */
  availability: ById<Availability>;
  /** What of that is true now, and when the clock may make it untrue (ms). */
  reach: ById<Reach>;
  reachUntil_ms: number;
  /** The organisation's own emoji, by name. */
  ownEmoji: ById<OwnEmoji>;
  everyoneAddsEmoji: boolean;
  /** Rooms that one looks at without being in them. */
  visited: ById<Room>;
  stretches: ById<Stretch>;
  /** By their roots, as the next. */
  threads: ById<OwnThread>;
  threadStretches: ById<ThreadStretch>;
  typing: Typing;
  /** On air right now, of all that one may hear. */
  talks: ById<Talk>;
  openTalk: OpenTalk | null;
  openTable: OpenTable | null;
}

/** Sets or, with undefined, removes one entry; the same value leaves the record as it is. */
export function withEntry<Value>(record: ById<Value>, id: string, value: Value | undefined): ById<Value> {
  if (Object.is(record[id], value)) return record;
  if (value !== undefined) return { ...record, [id]: value };
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

/** Changes an entry that is there; what is not there stays away. */
export function changed<Value>(record: ById<Value>, id: string, change: (value: Value) => Value): ById<Value> {
  const value = record[id];
  return value === undefined ? record : withEntry(record, id, change(value));
}
