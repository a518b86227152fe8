/** Communities and channels that one has just left, while "undo" is still open: the server does not know yet, lists may. */
import { createCell } from "./cell";

export const leavingCell = createCell<ReadonlySet<string>>(new Set());

export function setLeaving(place: string, isLeaving: boolean): void {
  const others = [...leavingCell.get()].filter((one) => one !== place);
  leavingCell.set(new Set(isLeaving ? [...others, place] : others));
}
