/**
 * Whether something that was said may interrupt. The server has the same rule (workspace/attention/rules.py); both are
 * held to interruptions.json.
 */
import type { Level } from "./wire";

/** A reply that stands in the room as well is two cases, and interrupts if one of them may. */
export interface Case {
  /** What was chosen for this room; null: nothing. */
  room_level: Level | null;
  /** What was chosen for rooms in general. */
  default_level: Level;
  /** How one stands to the thread that it was said in; null: in the room itself. */
  thread: "follow" | "mentions" | "mute" | "none" | null;
  is_own: boolean;
  is_mention: boolean;
  /** Said in a conversation among people, where everything is meant for one. */
  is_direct: boolean;
  /** Room or thread are muted for a time, which is not over. */
  is_muted: boolean;
  is_dnd: boolean;
  is_quiet_hours: boolean;
  /** It can be read at this moment: the page is seen and shows that place. */
  is_on_screen: boolean;
}

const general = ({ is_direct, default_level }: Case): Level => (is_direct && default_level !== "nothing" ? "all" : default_level);

/** What was said of this place weighs more than what was said in general. */
export function mayInterrupt(one: Case): boolean {
  const isHeld = one.is_own || one.is_muted || one.is_dnd || one.is_quiet_hours || one.is_on_screen;
  const level = one.room_level ?? general(one);
  if (isHeld || level === "nothing") return false;
  if (one.thread !== null) return one.thread === "follow" || (one.is_mention && one.thread !== "mute");
  return level === "all" || one.is_mention;
}
