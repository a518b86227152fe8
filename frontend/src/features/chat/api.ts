/** What one does in rooms: over the socket where it is live, over HTTP where it is not. */
import { api, sendLast } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import { withEntry } from "@/lib/live/state";
import type { Outbox } from "@/lib/outbox";
import { Refusal } from "@/lib/refusal";
import { type History, type Message, type Quote, type Revision, type Room, roomTopic } from "@/lib/wire";
import { getUploads, letterPlace } from "@/lib/uploads/current";
import { chatEvents, roomMarked, roomRead } from "./state";
import { type HistoryKind, withHistory } from "./stretch";

const PAGE = 60;
/** Scrolling far costs fewer requests with larger pages. */
const FAR_PAGE = 120;

type Asked = { before?: number; after?: number; around?: number; limit: number };

function loadHistory(room: string, query: Asked, kind: HistoryKind): Promise<History> {
  return getEngine().load(
    () => api.get("/api/rooms/{room_id}/messages", { path: { room_id: room }, query }),
    (state, history) => ({
      ...state,
      stretches: withEntry(state.stretches, room, withHistory(state.stretches[room], history, kind)),
    }),
  );
}

export const loadNewest = (room: string) => loadHistory(room, { limit: PAGE }, "fresh");
export const loadAround = (room: string, seq: number) => loadHistory(room, { around: seq, limit: PAGE * 2 }, "fresh");
export const loadOlder = (room: string, before: number) => loadHistory(room, { before, limit: FAR_PAGE }, "older");
export const loadNewer = (room: string, after: number) => loadHistory(room, { after, limit: FAR_PAGE }, "newer");

/** The chat of a talk that one has come into: it is entered with the talk, and no event says so. */
export async function enterTalkRoom(id: string): Promise<void> {
  const engine = getEngine();
  const [room, { seq }] = await Promise.all([loadVisited(id), loadNewest(id)]);
  const my_room = { room, seq, read_seq: seq, read_version: 0, unread: 0, mentions: 0, last_message_at: null };
  engine.update((state) => chatEvents["room.entered"](state, { type: "room.entered", my_room }, { topic: "", seq: 0 }));
  engine.follow({ [roomTopic(id)]: seq });
}

export function leaveTalkRoom(room: string): void {
  const engine = getEngine();
  engine.forget([roomTopic(room)]);
  engine.update((state) => chatEvents["room.exited"](state, { type: "room.exited", room }, { topic: "", seq: 0 }));
}

/** A room that one is not in, but may look at. */
export function loadVisited(room: string): Promise<Room> {
  return getEngine().load(
    () => api.get("/api/rooms/{room_id}", { path: { room_id: room } }),
    (state, found) => ({ ...state, visited: withEntry(state.visited, room, found) }),
  );
}

export function loadPeople(room: string): Promise<unknown> {
  return getEngine().load(
    () => api.get("/api/rooms/{room_id}/members", { path: { room_id: room } }),
    (state, { people }) => ({ ...state, roomPeople: withEntry(state.roomPeople, room, people) }),
  );
}

/** `files` are uploads, perhaps still under way: they go with what is said. */
export function sendMessage(
  room: string,
  body: string,
  replyTo: Quote | null,
  files: readonly string[] = [],
  more: Parameters<Outbox["add"]>[4] = {},
): void {
  const letter = getEngine().outbox.add(room, body, replyTo, files, more);
  getUploads().move(files, letterPlace(letter));
  getEngine().outbox.nudge();
}

/** `files`: which of its files stay; null, all of them. */
export async function editMessage(message: Message, body: string, files: string[] | null = null): Promise<void> {
  await getEngine().command({ do: "message.edit", message: message.id, body, files, version: message.version });
}

export async function deleteMessage(message: string): Promise<void> {
  try {
    await getEngine().command({ do: "message.delete", message });
  } catch (error) {
    if (!(error instanceof Refusal && error.isLost)) throw error;
    await api.delete("/api/messages/{message_id}", { path: { message_id: message } });
  }
}

/** While the page is being left. */
export const deleteMessageNow = (message: string): void =>
  sendLast("DELETE", `/api/messages/${encodeURIComponent(message)}`);

export async function react(message: Message, emoji: string, me: string): Promise<void> {
  const isMine = message.reactions.some((reaction) => reaction.emoji === emoji && reaction.people.includes(me));
  await getEngine().command({ do: isMine ? "reaction.remove" : "reaction.add", message: message.id, emoji });
}

/** Here at once, there as soon as the line allows; the next welcome evens out what was lost. */
export function markRead(room: string, seq: number): void {
  const engine = getEngine();
  engine.update((state) => roomRead(state, room, seq));
  const read_version = engine.store.current()?.rooms.get(room)?.readVersion ?? null;
  // The answer tells of a mark that was set back on another device and that this one has not heard of.
  engine.command({ do: "room.read", room, seq, read_version }).then(
    (result) => result.type === "read" && engine.update((state) => roomMarked(state, result.read)),
    () => undefined,
  );
}

/** From this message on, on all devices. */
export async function markUnread(message: string): Promise<void> {
  const mark = await api.post("/api/messages/{message_id}/unread", { path: { message_id: message } });
  getEngine().update((state) => roomMarked(state, mark));
}

/** The first message on a day, or after it; null where nothing has been said since. */
export async function findDay(room: string, day: string): Promise<number | null> {
  const { seq } = await api.get("/api/rooms/{room_id}/days/{day}", { path: { room_id: room, day } });
  return seq;
}

export function tellTyping(room: string, thread: string | null): void {
  getEngine().command({ do: "typing.start", room, thread }).catch(() => undefined);
}

export const loadRevisions = (message: string): Promise<readonly Revision[]> =>
  api.get("/api/messages/{message_id}/revisions", { path: { message_id: message } });

/** A channel is entered through its community. */
export async function joinRoom({ id: room, community }: Room): Promise<void> {
  if (community !== null && !getEngine().store.current()?.communities[community]) {
    await api.post("/api/communities/{community_id}/join", { path: { community_id: community } });
  }
  await api.post("/api/rooms/{room_id}/join", { path: { room_id: room } });
}

/** Read-only and off the lists, until somebody who looks after it opens it again. */
export async function archiveRoom(room: string): Promise<void> {
  await api.post("/api/rooms/{room_id}/archive", { path: { room_id: room } });
}

export async function restoreRoom(room: string): Promise<void> {
  await api.post("/api/rooms/{room_id}/restore", { path: { room_id: room } });
}

export async function leaveRoom(room: string): Promise<void> {
  await api.post("/api/rooms/{room_id}/leave", { path: { room_id: room } });
}

export const leaveRoomNow = (room: string): void => sendLast("POST", `/api/rooms/${encodeURIComponent(room)}/leave`);

export async function removePerson(room: string, person: string): Promise<void> {
  await api.delete("/api/rooms/{room_id}/members/{person_id}", { path: { room_id: room, person_id: person } });
}

/** For everyone in the room. */
export function removePreview(message: string, preview: string): Promise<unknown> {
  return api.delete("/api/messages/{message_id}/previews/{preview_id}", { path: { message_id: message, preview_id: preview } });
}
