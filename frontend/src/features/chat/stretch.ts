/** A room's loaded messages: one contiguous stretch, always in the order of seq. Pure, and safe to apply twice. */
import type { Stretch } from "@/lib/live/state";
import type { EventOf, History, Message, Reaction } from "@/lib/wire";

export type Messages = readonly Message[];

/** The index of the first message with at least this seq. */
export function indexFrom(messages: Messages, seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Newer messages are what events are about, so the search starts at the end. */
export const findById = (messages: Messages, id: string): Message | undefined =>
  messages.findLast((message) => message.id === id);

/** Puts a message in its place; outside of the stretch it waits to be loaded. One that is known stays. */
export function withMessage<Of extends Stretch>(stretch: Of, message: Message): Of {
  const { messages, hasOlder, hasNewer } = stretch;
  const at = indexFrom(messages, message.seq);
  if (messages[at]?.seq === message.seq) return stretch;
  if (at === messages.length && hasNewer) return stretch;
  if (at === 0 && messages.length > 0 && hasOlder) return stretch;
  return { ...stretch, messages: messages.toSpliced(at, 0, message) };
}

/** Changes one message of the stretch, if it is there. */
export function changedById<Of extends Stretch>(stretch: Of, id: string, change: (message: Message) => Message): Of {
  const at = stretch.messages.findLastIndex((message) => message.id === id);
  const message = stretch.messages[at];
  if (!message) return stretch;
  const next = change(message);
  return next === message ? stretch : { ...stretch, messages: stretch.messages.with(at, next) };
}

export function edited(message: Message, event: EventOf<"message.edited">): Message {
  const { body, html, mentions, calls, files, version, edited_at } = event;
  if (message.deleted_by !== null || message.version >= version) return message;
  return { ...message, body, html, mentions, calls, files, version, edited_at };
}

export function tombstoneOf(event: EventOf<"message.deleted">, room: string): Message {
  const { message: id, message_seq: seq, author, client_id, version, sent_at, deleted_by, thread, also_in_room, replies } = event;
  return {
    thread,
    also_in_room,
    replies,
    id,
    room,
    seq,
    author,
    client_id,
    version,
    sent_at,
    deleted_by,
    body: "",
    html: "",
    reply_to: null,
    mentions: [],
    calls: [],
    reactions: [],
    files: [],
    forward: null,
    pinned: null,
    previews: [],
    edited_at: null,
  };
}

/** The tombstone stands where the message stood, or would have stood: a replay no longer has the message itself. */
export function withDeletion<Of extends Stretch>(stretch: Of, tombstone: Message): Of {
  const at = indexFrom(stretch.messages, tombstone.seq);
  if (stretch.messages[at]?.seq === tombstone.seq) return { ...stretch, messages: stretch.messages.with(at, tombstone) };
  return withMessage(stretch, tombstone);
}

/** On the room's list of pinned messages, or off it. */
export function withPin(message: Message, pinned: Message["pinned"]): Message {
  return message.deleted_by !== null ? message : { ...message, pinned };
}

export function withReaction(message: Message, emoji: string, person: string): Message {
  if (message.deleted_by !== null) return message;
  const own = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (own?.people.includes(person)) return message;
  const grown: Reaction = { emoji, people: [...(own?.people ?? []), person] };
  const reactions = own
    ? message.reactions.map((reaction) => (reaction === own ? grown : reaction))
    : [...message.reactions, grown];
  return { ...message, reactions };
}

export function withoutReaction(message: Message, emoji: string, person: string): Message {
  const own = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (!own?.people.includes(person)) return message;
  const people = own.people.filter((one) => one !== person);
  const reactions = message.reactions.map((reaction) => (reaction === own ? { ...own, people } : reaction));
  return { ...message, reactions: reactions.filter((reaction) => reaction.people.length > 0) };
}

export type HistoryKind = "fresh" | "older" | "newer";

/** Joins a page to what is loaded. A page that no longer touches it (it was replaced meanwhile) is left out. */
export function withHistory(before: Stretch | undefined, history: Omit<History, "room" | "thread">, kind: HistoryKind): Stretch {
  const { messages, has_older: hasOlder, has_newer: hasNewer, seq } = history;
  if (!before || kind === "fresh") return { messages, hasOlder, hasNewer, seq };
  const first = before.messages[0]?.seq ?? Infinity;
  const last = before.messages.at(-1)?.seq ?? 0;
  if (kind === "older") {
    return { ...before, messages: [...messages.filter((one) => one.seq < first), ...before.messages], hasOlder };
  }
  return { ...before, messages: [...before.messages, ...messages.filter((one) => one.seq > last)], hasNewer };
}
