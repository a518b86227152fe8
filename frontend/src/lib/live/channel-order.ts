/** Channels of a community in the order in which everyone in it sees them. Pure. */
import type { Room } from "@/lib/wire";

type Placed = Pick<Room, "position" | "is_default" | "name">;

/** Where owners put them; behind those the main channel, then by name, as the server lists them. */
export function compareChannels(one: Placed, other: Placed, compareNames: (one: string, other: string) => number): number {
  if (one.position !== other.position) {
    if (one.position === null) return 1;
    if (other.position === null) return -1;
    return one.position - other.position;
  }
  return Number(other.is_default) - Number(one.is_default) || compareNames(one.name, other.name);
}
