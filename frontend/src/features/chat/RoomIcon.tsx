import { Hash, Lock, Megaphone } from "lucide-react";
import type { Room } from "@/lib/wire";
import styles from "./RoomView.module.css";

/** Private, for announcements, or open to all who are in the community. */
export function RoomIcon({ room }: { room: Room }) {
  const Icon = room.visibility === "private" ? Lock : room.posting === "moderators" ? Megaphone : Hash;
  return <Icon aria-hidden className={styles.icon} />;
}
