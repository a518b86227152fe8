import { NotebookPen } from "lucide-react";
import { isNotes, othersIn, partnerIn } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { useFace } from "@/lib/live/attention";
import { sameItems } from "@/lib/store";
import type { Person, Room } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import styles from "./RoomFace.module.css";

interface RoomFaceProps {
  room: Room;
  size: "s" | "m" | "xl";
}

/** Whom one talks to: a face with presence, the first two of a group, or a notebook for oneself. */
export function RoomFace({ room, size }: RoomFaceProps) {
  const partner = useLive((state) => partnerIn(state, room));
  const presence = useFace(partner?.id ?? "");
  if (room.kind === "group") return <GroupFace room={room} size={size} />;
  if (isNotes(room)) {
    return (
      <span className={cx(styles.notes, styles[size])}>
        <NotebookPen aria-hidden />
      </span>
    );
  }
  return <Avatar name={partner?.name ?? "?"} src={partner?.avatar_url ?? null} size={size} presence={presence} />;
}

const SMALLER = { s: "xs", m: "s", xl: "l" } as const;

function GroupFace({ room, size }: RoomFaceProps) {
  const people = useLive((state) => {
    const others = othersIn(room, state.me.id).flatMap((id) => state.people[id] ?? []);
    return others.length > 0 ? others.slice(0, 2) : [state.me];
  }, sameItems<Pick<Person, "id" | "name" | "avatar_url">>);
  return (
    <span className={cx(styles.group, styles[size], people.length === 1 && styles.single)} aria-hidden>
      {people.map(({ id, name, avatar_url }) => (
        <Avatar key={id} name={name} src={avatar_url} size={SMALLER[size]} />
      ))}
    </span>
  );
}
