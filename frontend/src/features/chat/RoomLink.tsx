import { Link } from "wouter";
import { isPersonal, titleOf } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import { RoomIcon } from "./RoomIcon";

/** A room by its name, and the way there. */
export function RoomLink({ room, href = `/rooms/${room.id}` }: { room: Room; href?: string }) {
  const title = useLive((state) => titleOf(state, room));
  return (
    <>
      {!isPersonal(room) && <RoomIcon room={room} />}
      <Link href={href}>{title}</Link>
    </>
  );
}
