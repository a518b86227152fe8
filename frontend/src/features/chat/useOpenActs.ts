import { type RefObject, useCallback, useMemo, useState } from "react";
import { useLive } from "@/lib/live/current";
import { isArchived, mayLookAfterRoom, mayPin, whySilent } from "@/lib/live/rights";
import type { LiveState } from "@/lib/live/state";
import type { Message, Quote, Room } from "@/lib/wire";
import type { ComposerHandle } from "./Composer";
import type { Pages, RoomActs } from "./room-acts";

interface OpenActsInput {
  room: Room;
  thread: Quote | null;
  pages: Pages;
  composer: RefObject<ComposerHandle | null>;
  jump: (seq: number) => void;
  openThread: RoomActs["openThread"];
}

/** What one may do in an open room, or in a thread of it, and what of that is under way. */
export function useOpenActs({ room, thread, pages, composer, jump, openThread }: OpenActsInput) {
  const me = useLive((state) => state.me.id);
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  const rights = useLive(rightsIn(room), isSame);
  const [editing, setEditing] = useState<string | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  // Where only some may write in the room, everyone in it may in threads.
  const isSilent = rights.silence !== null && (thread === null || rights.silence !== "announcements");
  const mayWrite = isIn && !rights.isShut && !isSilent;
  const focusComposer = useCallback(() => composer.current?.focus(), [composer]);
  const stopEditing = useCallback(() => {
    setEditing(null);
    focusComposer();
  }, [focusComposer]);
  const acts = useMemo<RoomActs>(
    () => ({
      room,
      thread,
      pages,
      openThread,
      me,
      isIn: isIn && !rights.isShut,
      mayWrite,
      mayPin: rights.mayPin,
      mayDelete: (message: Message) => isIn && (message.author === me || rights.looksAfter),
      reply: ({ id, seq, author }) => composer.current?.reply({ id, seq, author }),
      edit: ({ id }) => setEditing(id),
      editing,
      stopEditing,
      jump,
      openSheet: ({ id }) => setSheet(id),
    }),
    [room, thread, pages, openThread, me, isIn, mayWrite, rights.mayPin, rights.looksAfter, rights.isShut, editing, stopEditing, jump, composer],
  );
  /** The last of one's own among these. */
  const editLast = (messages: readonly Message[]) => {
    const last = messages.findLast((message) => message.author === me && message.deleted_by === null);
    if (last) setEditing(last.id);
  };
  return { acts, isIn, mayWrite, focusComposer, editLast, sheet, closeSheet: () => setSheet(null) };
}

const rightsIn = (room: Room) => (state: LiveState) => ({
  silence: whySilent(state, room),
  mayPin: mayPin(state, room),
  looksAfter: mayLookAfterRoom(state, room),
  isShut: isArchived(state, room),
});

type Rights = ReturnType<ReturnType<typeof rightsIn>>;

const isSame = (one: Rights, other: Rights): boolean =>
  one.silence === other.silence && one.mayPin === other.mayPin && one.looksAfter === other.looksAfter && one.isShut === other.isShut;
