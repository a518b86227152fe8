/**
 * Dragging lines of the list of rooms with the pointer. Whoever has none finds the same acts in the menus of the lines,
 * by name: "Move up", "Move down", "Move to".
 */
import { type HTMLAttributes, type RefObject, useRef, useState } from "react";
import { useDrag } from "react-aria/useDrag";
import { useDrop } from "react-aria/useDrop";
import type { Part } from "./list-parts";
import { movePart, placeRoom, putBack, starBefore } from "./sidebar";

const ROOM = "application/x-flurfunk-room";
const PART = "application/x-flurfunk-part";

/** A line that can be taken along. The keyboard's way is the menu. */
function useTaken(type: string, id: string, isDisabled = false): Taken {
  const { dragProps, isDragging } = useDrag({
    getItems: () => [{ [type]: id }],
    getAllowedDropOperations: () => ["move"],
    hasDragButton: true,
    isDisabled,
  });
  return { dragProps, isDragging };
}

export const useTakenRoom = (room: string): Taken => useTaken(ROOM, room);
export const useTakenPart = (part: Part): Taken => useTaken(PART, part.name, part.kind === "starred");

type Take = (id: string, isBelow: boolean) => void;

type Attributes = HTMLAttributes<HTMLElement>;

interface Taken {
  dragProps: Attributes;
  isDragging: boolean;
}

interface Target {
  dropProps: Attributes;
  /** Where what is held over it would stand. */
  side: "above" | "below" | null;
}

/** A line on which others can be put: above its middle before it, else behind it. */
function useTarget(ref: RefObject<HTMLElement | null>, takes: Partial<Record<string, Take>>): Target {
  const [side, setSide] = useState<"above" | "below" | null>(null);
  const below = useRef(false);
  const look = ({ y }: { y: number }) => {
    below.current = y > (ref.current?.offsetHeight ?? 0) / 2;
    setSide(below.current ? "below" : "above");
  };
  const { dropProps, isDropTarget } = useDrop({
    ref,
    getDropOperation: (types) => (Object.keys(takes).some((type) => types.has(type)) ? "move" : "cancel"),
    onDropEnter: look,
    onDropMove: look,
    onDropExit: () => setSide(null),
    onDrop: ({ items }) => {
      setSide(null);
      for (const item of items) {
        if (item.kind !== "text") continue;
        const type = Object.keys(takes).find((one) => item.types.has(one));
        if (type !== undefined) void item.getText(type).then((id) => takes[type]?.(id, below.current));
      }
    },
  });
  return { dropProps, side: isDropTarget ? side : null };
}

/** Into the part, before a room of it or at its end. Communities and conversations take back only what was theirs. */
function put(part: Part, room: string, before: string | null): void {
  if (part.kind === "starred") starBefore(room, before);
  else if (part.kind === "section") placeRoom(room, part.section.id, before);
  else putBack(room);
}

export function useRoomTarget(ref: RefObject<HTMLElement | null>, part: Part, room: string): Target {
  const take: Take = (taken, isBelow) => {
    if (taken === room) return;
    const ids = part.rooms.map((own) => own.room.id).filter((id) => id !== taken);
    put(part, taken, isBelow ? (ids[ids.indexOf(room) + 1] ?? null) : room);
  };
  return useTarget(ref, { [ROOM]: take });
}

export function useHeadTarget(ref: RefObject<HTMLElement | null>, part: Part): Target {
  return useTarget(ref, {
    [ROOM]: (room) => put(part, room, part.rooms[0]?.room.id ?? null),
    [PART]: (name) => {
      if (name !== part.name) movePart(name, part.name);
    },
  });
}
