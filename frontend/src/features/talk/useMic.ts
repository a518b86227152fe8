import { useCell } from "@/lib/cell";
import { audioCell, micWishCell } from "@/lib/talk-cells";
import { isOnStage } from "./stage";
import { useOpenTalk, useOwnSeat, useViewer } from "./useOpenTalk";
import { mayUnmute } from "./stage";

export type MicLook = "none" | "open" | "closed" | "held" | "asking";

/** How one's own microphone stands: none (a listener), open, closed, held shut by a host, or being asked for. */
export function useMic(): MicLook {
  const open = useOpenTalk();
  const viewer = useViewer();
  const seat = useOwnSeat();
  const wish = useCell(micWishCell);
  const { mic } = useCell(audioCell);
  if (!isOnStage(seat)) return "none";
  if (mic === "asking") return "asking";
  if (seat?.muted === "no") return wish === "closed" ? "closed" : "open";
  return mayUnmute(open, viewer) ? "closed" : "held";
}
