import { useLingui } from "@lingui/react/macro";
import { useCell } from "@/lib/cell";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import type { OpenTable } from "@/lib/live/state";
import { audioCell, micWishCell } from "@/lib/talk-cells";
import type { CoffeeRoom, TableSeat } from "@/lib/wire";

/** The table that one sits at. Only below a screen that is there for as long as one does. */
export function useTable(): OpenTable {
  const open = useLive((state) => state.openTable);
  if (!open) throw new Error("A part of a table was drawn away from it.");
  return open;
}

export function useOwnSeat(): TableSeat | undefined {
  return useLive((state) => state.openTable?.table.seats.find(({ person }) => person === state.me.id));
}

export type MicLook = "open" | "closed" | "asking";

/** How one's own microphone stands. */
export function useMic(): MicLook {
  const seat = useOwnSeat();
  const wish = useCell(micWishCell);
  const { mic } = useCell(audioCell);
  if (mic === "asking") return "asking";
  return seat?.is_muted === false && wish !== "closed" ? "open" : "closed";
}

/** The community that a room is of, or the site. */
export function usePlaceName(room: CoffeeRoom): string {
  const { t } = useLingui();
  const community = useCommunityName(room.community ?? "");
  return room.kind === "match" ? t`just for you` : (room.site ?? community);
}

/** What a room is called: a match has no name of its own. */
export function useRoomName(room: CoffeeRoom): string {
  const { t } = useLingui();
  return room.kind === "match" ? t`Coffee by chance` : room.name;
}
