/** How fast voice notes are heard: one speed for all of them, as long as the page is open. */
import { createCell } from "@/lib/cell";

const SPEEDS = [1, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

export const speedCell = createCell<Speed>(1);

export const nextSpeed = (speed: Speed): Speed => SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
