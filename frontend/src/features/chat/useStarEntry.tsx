import { useLingui } from "@lingui/react/macro";
import { CalendarDays, Search, Star, StarOff } from "lucide-react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import type { MenuEntry } from "@/ui/Menu";
import { dayWishCell } from "./days";
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

/** The row of a room's menu that leads to a day of its history. */
export function useDayEntry(room: string): MenuEntry {
  const { t } = useLingui();
  return { id: "day", label: t`Go to a day`, icon: <CalendarDays aria-hidden />, shortcut: "g d", onAction: () => dayWishCell.set(room) };
}

/** The row of a room's menu that searches in it: a phone has no room for its button. */
export function useSearchEntry(room: string): MenuEntry {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return { id: "search", label: t`Search in this room`, icon: <Search aria-hidden />, onAction: () => navigate(`/search?q=in:${room}`) };
}
