/** What the parts of one open room share: where they are, and what can be asked of the room around them. */
import { createContext, useContext } from "react";
import type { Message, Room } from "@/lib/wire";

export interface RoomActs {
  room: Room;
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
