/** Which communities are folded in the list, on this device. */
import { createCell } from "@/lib/cell";

const KEY = "flurfunk.folded";

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

export const foldedCell = createCell<ReadonlySet<string>>(read());

export function toggleFold(community: string): void {
  const next = new Set(foldedCell.get());
  if (!next.delete(community)) next.add(community);
  foldedCell.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify([...next]));
  } catch {
    // Then it holds until the page is left.
  }
}
