/** What the parts of one open room share: where they are, and what can be asked of the room around them. */
import { createContext, useContext } from "react";
import type { Message, Quote, Room } from "@/lib/wire";

/** How more of what is said here is loaded. */
export interface Pages {
  older: (before: number) => Promise<unknown>;
  newer: (after: number) => Promise<unknown>;
  newest: () => Promise<unknown>;
}

export interface RoomActs {
  room: Room;
  /** The root of the thread that this is; null for the room's own stream. */
  thread: Quote | null;
  pages: Pages;
  /** Null where a thread has no place of its own: in one, and in the chat beside a talk. */
  openThread: ((message: Message) => void) | null;
  me: string;
  /** A member: may react, reply, write. */
  isIn: boolean;
  mayWrite: boolean;
  mayPin: boolean;
  mayDelete: (message: Message) => boolean;
  reply: (message: Message) => void;
  edit: (message: Message) => void;
  /** Null: nothing is being edited. */
  editing: string | null;
  stopEditing: () => void;
  jump: (seq: number) => void;
  /** Touch: the sheet with all acts. */
  openSheet: (message: Message) => void;
}

export const RoomActsContext = createContext<RoomActs | null>(null);

export function useRoomActs(): RoomActs {
  const acts = useContext(RoomActsContext);
  if (!acts) throw new Error("A part of a room stands outside of one.");
  return acts;
}
