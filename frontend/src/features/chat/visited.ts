/** The rooms one was in last on this device, the latest first: where to begin, and what to offer unasked. */

const KEY = "flurfunk.visited";
const MOST = 8;

export function visitedRooms(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function keepVisited(room: string): void {
  const rooms = [room, ...visitedRooms().filter((one) => one !== room)];
  try {
    localStorage.setItem(KEY, JSON.stringify(rooms.slice(0, MOST)));
  } catch {
    // Then the next visit begins where most is new.
  }
}
