/** What chat's events and facts change. Pure: state in, state out; loading and sending live in api.ts. */
import { compareChannels } from "@/lib/live/channel-order";
import { countEdit, countIn, countOut, isMeant, markedAt, readUpTo, type ToldMark } from "@/lib/live/counts";
import { isPersonal } from "@/lib/live/conversations";
import { withLevel } from "@/lib/live/attention";
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";
import { recounted } from "@/lib/live/home";
import { isBlocked } from "@/lib/live/people";
import { changed, type LiveState, NO_LEVEL, type OwnRoom, type Stretch, withEntry } from "@/lib/live/state";
import type { ListedRoom, Message, Replies, Room } from "@/lib/wire";
import { edited, findById, tombstoneOf, withDeletion, withMessage, withoutReaction, withPin, withReaction } from "./stretch";
import { changeMessage, goneFromThreads, isInThreadOnly, replyArrived, replyEdited, threadsLeft, threadsMarked } from "./threads";

/** How long a `typing.started` holds. */
export const TYPING_MS = 6_000;

type ChatEvents =
  | "message.sent"
  | "message.edited"
  | "message.previewed"
  | "message.deleted"
  | "reaction.added"
  | "reaction.removed"
  | "message.pinned"
  | "message.unpinned"
  | "member.joined"
  | "member.left"
  | "room.changed"
  | "channel.created"
  | "room.entered"
  | "room.exited"
  | "sidebar.changed"
  | "entry.scrubbed";

/** Events on messages do not repeat their room: the topic says it. */
const roomOf = (topic: string) => topic.slice(topic.indexOf(":") + 1);

function inRoom(state: LiveState, room: string, change: (room: OwnRoom) => OwnRoom): LiveState {
  const rooms = state.rooms.changed(room, change);
  return rooms === state.rooms ? state : { ...state, rooms };
}

function inStretch(state: LiveState, room: string, change: (stretch: Stretch) => Stretch): LiveState {
  const stretches = changed(state.stretches, room, change);
  return stretches === state.stretches ? state : { ...state, stretches };
}

function listed(state: LiveState, community: string, change: (list: readonly ListedRoom[]) => readonly ListedRoom[]): LiveState {
  return { ...state, channels: changed(state.channels, community, change) };
}

function stopTyping(state: LiveState, room: string, person: string): LiveState {
  if (state.typing[room]?.[person] === undefined) return state;
  return { ...state, typing: changed(state.typing, room, (people) => withEntry(people, person, undefined)) };
}

/** A message that exists: from an event, or from the answer to one's own sending. */
export function messageArrived(state: LiveState, message: Message, rootReplies: Replies | null = null): LiveState {
  const replied = stopTyping(replyArrived(state, message, rootReplies), message.thread?.id ?? message.room, message.author);
  if (isInThreadOnly(message)) return replied;
  const shown = inStretch(replied, message.room, (stretch) => withMessage(stretch, message));
  return inRoom(shown, message.room, (room) => countIn(room, message, state.me.id, !isBlocked(state, message.author)));
}

/** The read mark of this device or another one of the same person. */
export function roomRead(state: LiveState, room: string, seq: number): LiveState {
  return inRoom(state, room, (own) => readUpTo(own, seq));
}

/** A mark that was set on some device, here or elsewhere. */
export function roomMarked(state: LiveState, { room, ...mark }: ToldMark & { room: string }): LiveState {
  return inRoom(state, room, (own) => markedAt(own, mark));
}

function roomLeft(state: LiveState, room: string): LiveState {
  const community = state.rooms.get(room)?.room.community;
  const without = {
    ...threadsLeft(state, room),
    rooms: state.rooms.with(room, undefined),
    stretches: withEntry(state.stretches, room, undefined),
    typing: withEntry(state.typing, room, undefined),
    roomPeople: withEntry(state.roomPeople, room, undefined),
  };
  return community == null ? without : markJoined(without, community, room, false);
}

function markJoined(state: LiveState, community: string, room: string, joined: boolean): LiveState {
  return listed(state, community, (list) =>
    list.map((entry) => (entry.room.id === room && entry.joined !== joined ? { ...entry, joined } : entry)),
  );
}

const compareNames = (one: string, other: string) => one.localeCompare(other);
const inOrder = (one: ListedRoom, other: ListedRoom): number => compareChannels(one.room, other.room, compareNames);

function withRoom(state: LiveState, room: Room): LiveState {
  const own = inRoom(state, room.id, (before) => ({ ...before, room }));
  const shown = { ...own, visited: changed(own.visited, room.id, () => room) };
  if (room.community === null) return shown;
  return listed(shown, room.community, (list) =>
    list.map((entry) => (entry.room.id === room.id ? { ...entry, room } : entry)).toSorted(inOrder),
  );
}

/** Who is in it, where the pane beside knows, and for conversations among people in the room itself. */
function withPeople(state: LiveState, room: string, change: (people: readonly string[]) => string[]): LiveState {
  const here = { ...state, roomPeople: changed(state.roomPeople, room, change) };
  return inRoom(here, room, (own) => (isPersonal(own.room) ? { ...own, room: { ...own.room, people: change(own.room.people) } } : own));
}

export const chatEvents: EventHandlers<ChatEvents> = {
  "message.sent": (state, { message, root_replies }) => messageArrived(state, message, root_replies),

  "message.edited": (state, event, { topic, seq }) => {
    const room = roomOf(topic);
    const shown = changeMessage(replyEdited(state, event, seq), room, event.message, (message) => edited(message, event));
    if (isInThreadOnly(event)) return shown;
    return inRoom(shown, room, (own) => countEdit(own, event.message, isMeant(event, state.me.id), seq));
  },

  "message.previewed": (state, { message, previews }, { topic }) =>
    changeMessage(state, roomOf(topic), message, (one) => (one.deleted_by === null ? { ...one, previews } : one)),

  "message.deleted": (state, event, { topic, seq }) => {
    const room = roomOf(topic);
    const known = findById(state.stretches[room]?.messages ?? [], event.message);
    const isForMe = known ? isMeant(known, state.me.id) : null;
    const tombstone = tombstoneOf(event, room);
    const inThreads = goneFromThreads(state, event, tombstone, seq);
    if (isInThreadOnly(tombstone)) return inThreads;
    const shown = inStretch(inThreads, room, (stretch) => withDeletion(stretch, tombstone));
    if (isBlocked(state, tombstone.author)) return shown;
    return inRoom(shown, room, (own) => countOut(own, tombstone, seq, { me: state.me.id, isForMe }));
  },

  "reaction.added": (state, { message, emoji, person }, { topic }) =>
    changeMessage(state, roomOf(topic), message, (one) => withReaction(one, emoji, person)),

  "reaction.removed": (state, { message, emoji, person }, { topic }) =>
    changeMessage(state, roomOf(topic), message, (one) => withoutReaction(one, emoji, person)),

  "message.pinned": (state, { message, by, at }, { topic }) =>
    changeMessage(state, roomOf(topic), message, (one) => withPin(one, { by, at })),

  "message.unpinned": (state, { message }, { topic }) =>
    changeMessage(state, roomOf(topic), message, (one) => withPin(one, null)),

  "member.joined": (state, { room, person }) =>
    withPeople(state, room, (people) => (people.includes(person) ? [...people] : [...people, person])),

  "member.left": (state, { room, person }) => {
    // What was chosen for it goes with the seat; a conversation that is only hidden keeps it.
    if (person === state.me.id) return roomLeft(withLevel(state, room, NO_LEVEL), room);
    const without = withPeople(state, room, (people) => people.filter((one) => one !== person));
    return stopTyping(without, room, person);
  },

  // On the topic of its community for those who are not in it: between topics there is no order.
  "room.changed": (state, { room }, { topic }) => (roomOf(topic) !== room.id && state.rooms.get(room.id) ? state : withRoom(state, room)),

  "channel.created": (state, { room }) =>
    listed(state, room.community ?? "", (list) =>
      list.some((entry) => entry.room.id === room.id)
        ? list
        : [...list, { room, member_count: 1, joined: state.rooms.get(room.id) !== undefined }].toSorted(inOrder),
    ),

  "room.entered": (state, { my_room: my }) => {
    const { id, community } = my.room;
    const entered = {
      ...state,
      rooms: state.rooms.with(id, recounted(state.rooms.get(id), my, state.levels[id])),
      visited: withEntry(state.visited, id, undefined),
    };
    return community === null ? entered : markJoined(entered, community, id, true);
  },

  "room.exited": (state, { room }) => roomLeft(state, room),

  "sidebar.changed": (state, { sidebar }) => (sidebar.version > state.sidebar.version ? { ...state, sidebar } : state),

  // Stands where an event of a deleted message stood; `message.deleted`, further on in the log, does the work.
  "entry.scrubbed": (state) => state,
};

type ChatFact =
  | "typing.started"
  | "room.read"
  | "thread.marked"
  | "later.changed"
  | "draft.changed"
  | "scheduled.changed"
  | "inbox.changed"
  | "command.answered"
  | "command.invoked";

export const chatFacts: FactHandlers<ChatFact> = {
  "typing.started": (state, { room, thread, person }, now_ms) => {
    if (person === state.me.id || !state.rooms.get(room) || isBlocked(state, person)) return state;
    const place = thread ?? room;
    const people = { ...state.typing[place], [person]: now_ms + TYPING_MS };
    return { ...state, typing: withEntry(state.typing, place, people) };
  },

  "room.read": (state, mark) => roomMarked(state, mark),

  // The list is asked for anew (lib/later.ts); nothing of it is in the live model.
  "later.changed": (state) => state,

  // Nor are notices (lib/inbox.ts): what of them waits is derived from the read marks that are.
  "inbox.changed": (state) => state,
  // Kept until one has seen it (lib/answers.ts). What a bot is asked is for bots.
  "command.answered": (state) => state,
  "command.invoked": (state) => state,

  // As before: what one has not said yet stands in lib/drafts.ts and lib/scheduled.ts.
  "draft.changed": (state) => state,
  "scheduled.changed": (state) => state,

  "thread.marked": (state, { threads }) => threadsMarked(state, threads),
};

/** Forgets who has stopped typing; the same state while nobody has. */
export function typingPassed(state: LiveState, now_ms: number): LiveState {
  const typing = Object.fromEntries(
    Object.entries(state.typing)
      .map(([room, people]) => [room, Object.fromEntries(Object.entries(people).filter(([, until]) => until > now_ms))] as const)
      .filter(([, people]) => Object.keys(people).length > 0),
  );
  const count = (all: LiveState["typing"]) => Object.values(all).reduce((sum, people) => sum + Object.keys(people).length, 0);
  return count(typing) === count(state.typing) ? state : { ...state, typing };
}
