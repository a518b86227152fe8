import { useLingui } from "@lingui/react/macro";
import { Star, StarOff } from "lucide-react";
import { useLive } from "@/lib/live/current";
import type { MenuEntry } from "@/ui/Menu";
import { toggleStar } from "./sidebar";

/** The row of a room's menu that puts it among one's favourites, or takes it out. */
export function useStarEntry(room: string): MenuEntry {
  const { t } = useLingui();
  const isStarred = useLive((state) => state.sidebar.starred.includes(room));
  return {
    id: "star",
    label: isStarred ? t`Remove from favourites` : t`Add to favourites`,
    icon: isStarred ? <StarOff aria-hidden /> : <Star aria-hidden />,
    onAction: () => toggleStar(room),
  };
}
