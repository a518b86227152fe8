import { useCell } from "@/lib/cell";
import { ownPictureCell, shownCell } from "@/lib/sight/sight";
import type { TableSeat } from "@/lib/wire";

/** What is to be seen of somebody at the table: one's own camera straight from this device. */
export function usePictureOf({ camera }: TableSeat, isMe: boolean): MediaStreamTrack | null {
  const shown = useCell(shownCell);
  const own = useCell(ownPictureCell);
  if (isMe) return own;
  return camera === null ? null : (shown[camera] ?? null);
}
