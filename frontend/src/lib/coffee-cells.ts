/** What of a coffee room is true for a moment, and what the shell shows of it: outside of the live state. */
import { createCell, useCell } from "./cell";

export type Sitting =
  | { room: string; phase: "coming" | "in" }
  | { room: string; phase: "out"; why: "removed" | "closed" | "gone" };

/** Whether and where one sits on this page. */
export const sittingCell = createCell<Sitting | null>(null);

/** The door that one stands at. */
export const knockingCell = createCell<string | null>(null);

/** One waits for somebody who has time, and since when. */
export const waitingCell = createCell<{ since_ms: number } | null>(null);

/** person → how loud one hears them, where that is not as they are: 0 is not at all. It ends with the page. */
export const volumesCell = createCell<Readonly<Record<string, number>>>({});

/** The room that one sits in, or is on the way into. */
export function useTableId(): string | null {
  const sitting = useCell(sittingCell);
  return sitting === null || sitting.phase === "out" ? null : sitting.room;
}
