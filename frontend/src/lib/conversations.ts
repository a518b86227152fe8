/** Beginning, finding and hiding conversations among people: for all features that lead to one. */
import { useCallback } from "react";
import { useLocation } from "wouter";
import { api, sendLast } from "./api";
import { createCell } from "./cell";
import { conversationWith } from "./live/conversations";
import { getEngine } from "./live/current";
import { ownRoom } from "./live/home";
import type { MyRoom } from "./wire";

/** Most people in one conversation, oneself included, as the server has it (communities/chat/services/directs.py). */
export const MOST_PEOPLE = 9;

/** The dialog that asks whom to write to: null while it is closed, else who is chosen at first. */
export const newMessageCell = createCell<readonly string[] | null>(null);

export const beginMessage = (people: readonly string[] = []): void => newMessageCell.set(people);

/** Puts a conversation into the live state ahead of its event, for whoever goes there on the next line. */
function enter(my: MyRoom): string {
  const { id } = my.room;
  getEngine().update((state) => (state.rooms.get(id) ? state : { ...state, rooms: state.rooms.with(id, ownRoom(my)) }));
  getEngine().store.flush();
  return id;
}

/** Returns the room of the conversation with exactly these people and oneself; begun now where there is none. */
export async function openConversation(people: readonly string[]): Promise<string> {
  const [only] = people;
  const state = getEngine().store.current();
  const known = state && people.length === 1 && only !== undefined ? conversationWith(state, only) : undefined;
  return known?.room.id ?? enter(await api.post("/api/directs", { body: { people: [...people] } }));
}

/** Opens it on screen. Rejects with a Refusal. */
export function useOpenConversation(): (people: readonly string[]) => Promise<void> {
  const [, navigate] = useLocation();
  return useCallback(async (people) => navigate(`/rooms/${await openConversation(people)}`), [navigate]);
}

export async function showConversation(room: string): Promise<void> {
  enter(await api.post("/api/directs/{room_id}/show", { path: { room_id: room } }));
}

export async function hideConversation(room: string): Promise<void> {
  await api.post("/api/directs/{room_id}/hide", { path: { room_id: room } });
  getEngine().update((state) => ({ ...state, rooms: state.rooms.with(room, undefined) }));
}

export async function leaveGroup(room: string): Promise<void> {
  await api.post("/api/directs/{room_id}/leave", { path: { room_id: room } });
}

export const leaveGroupNow = (room: string): void => sendLast("POST", `/api/directs/${encodeURIComponent(room)}/leave`);

export async function nameGroup(room: string, name: string): Promise<void> {
  await api.patch("/api/directs/{room_id}", { path: { room_id: room }, body: { name } });
}

export async function addToGroup(room: string, people: readonly string[]): Promise<void> {
  await api.post("/api/directs/{room_id}/people", { path: { room_id: room }, body: { people: [...people] } });
}
