/** The list of rooms line by line, as it is drawn: only the lines in sight are there. Pure. */
import type { OwnRoom } from "@/lib/live/state";
import type { Sidebar } from "@/lib/wire";
import type { Part } from "./list-parts";
import { hasUnread, shownConversations } from "./room-order";

export type ListRow =
  | { kind: "head"; key: string; part: Part; isFolded: boolean }
  | { kind: "room"; key: string; part: Part; own: OwnRoom }
  /** Conversations that are not shown, or may be hidden again. */
  | { kind: "more"; key: string; part: Part; count: number }
  /** A part that is meant to have something in it, and has not. */
  | { kind: "empty"; key: string; part: Part };

export interface Looking {
  sidebar: Pick<Sidebar, "folded" | "only_unread">;
  currentRoom: string | null;
  currentCommunity: string | null;
  areAllShown: boolean;
}

/** The rows of a part as they were last, and what of `Looking` they hang on. */
const drawn = new WeakMap<Part, { on: string; rows: readonly ListRow[] }>();

/** A part in which nothing has changed has the same rows, so that a line that is drawn is not drawn anew. */
export function rowsOf(parts: readonly Part[], looking: Looking): ListRow[] {
  const folded = new Set(looking.sidebar.folded);
  const { sidebar, currentRoom, currentCommunity, areAllShown } = looking;
  return parts.flatMap((part) => {
    const isFolded = folded.has(part.name);
    const here = isFolded || sidebar.only_unread || part.kind === "directs" ? currentRoom : "";
    const on = `${isFolded} ${sidebar.only_unread} ${areAllShown} ${here} ${part.name === currentCommunity}`;
    const known = drawn.get(part);
    if (known?.on === on) return known.rows;
    const rows = rowsOfPart(part, looking, isFolded);
    drawn.set(part, { on, rows });
    return rows;
  });
}

function rowsOfPart(part: Part, looking: Looking, isFolded: boolean): ListRow[] {
  const { sidebar, currentRoom, areAllShown } = looking;
  const isNarrow = sidebar.only_unread || isFolded;
  // Folded, it still shows what is new and where one is.
  const some = isNarrow
    ? part.rooms.filter((own) => hasUnread(own) || own.room.id === currentRoom)
    : part.kind === "directs"
      ? shownConversations(part.rooms, currentRoom)
      : part.rooms;
  const shown = areAllShown && part.kind === "directs" && !isNarrow ? part.rooms : some;
  if (isHidden(part, looking, shown.length)) return [];
  const more = part.rooms.length - some.length;
  return [
    { kind: "head", key: `head-${part.name}`, part, isFolded },
    ...(part.rooms.length === 0 && !isNarrow && (part.kind === "directs" || part.kind === "section")
      ? [{ kind: "empty" as const, key: `empty-${part.name}`, part }]
      : []),
    ...shown.map((own): ListRow => ({ kind: "room", key: own.room.id, part, own })),
    ...(part.kind === "directs" && !isNarrow && more > 0 ? [{ kind: "more" as const, key: "more", part, count: more }] : []),
  ];
}

function isHidden(part: Part, { sidebar, currentCommunity }: Looking, shown: number): boolean {
  if (part.kind === "starred") return part.rooms.length === 0 || (sidebar.only_unread && shown === 0);
  if (part.kind === "directs") return false;
  const isOpen = part.kind === "community" && part.community.id === currentCommunity;
  return sidebar.only_unread && shown === 0 && !isOpen;
}
