/**
 * The places of the shell, at most five for everyone: rail on a desktop, bar on a phone. A place is listed here
 * once its screen works, and not before.
 */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Bookmark, Building2, Coffee, type LucideIcon, MessagesSquare, RadioTower, Scale, Search, Settings2, UsersRound } from "lucide-react";
import { useMemo } from "react";
import { useCell } from "@/lib/cell";
import type { Me } from "@/lib/me";
import { keeperCell } from "@/lib/reports";
import { type LateScreen, lateScreen } from "./late-screen";

export interface Place {
  id: string;
  /** Everything under it belongs to the place; its screen matches the rest of the path itself. */
  path: `/${string}`;
  title: MessageDescriptor;
  icon: LucideIcon;
  /** Shortcut that opens it. */
  keys: string;
  /** Loaded on the first visit. */
  late: LateScreen;
  /** Everyone, unless stated. `keepsOrder`: in one of one's communities, as far as that is known yet. */
  isFor?: (me: Me, keepsOrder: boolean) => boolean;
}

export const PLACES: readonly Place[] = [
  {
    id: "rooms",
    path: "/rooms",
    title: msg`Rooms`,
    icon: MessagesSquare,
    keys: "g r",
    late: lateScreen(() => import("./RoomsPlace")),
  },
  {
    id: "talks",
    path: "/talks",
    title: msg`On air`,
    icon: RadioTower,
    keys: "g t",
    late: lateScreen(() => import("./OnAirPlace")),
  },
  {
    id: "coffee",
    path: "/coffee",
    title: msg`Coffee`,
    icon: Coffee,
    keys: "g c",
    late: lateScreen(() => import("./CoffeePlace")),
  },
  {
    id: "later",
    path: "/later",
    title: msg`Later`,
    icon: Bookmark,
    keys: "g l",
    late: lateScreen(() => import("@/features/chat/later/LaterScreen")),
  },
  {
    id: "desk",
    path: "/desk",
    title: msg`Desk`,
    icon: Scale,
    keys: "g o",
    late: lateScreen(() => import("@/features/order/DeskScreen")),
    isFor: (me, keepsOrder) => me.role !== "member" || keepsOrder,
  },
  {
    id: "house",
    path: "/house",
    title: msg`House`,
    icon: Building2,
    keys: "g h",
    late: lateScreen(() => import("./HousePlace")),
    isFor: (me) => me.role === "administrator",
  },
];

/** One's own places, in the menu behind one's face rather than in the rail. */
export const OWN_PLACES: readonly Place[] = [
  {
    id: "settings",
    path: "/settings",
    title: msg`Settings`,
    icon: Settings2,
    keys: "g s",
    late: lateScreen(() => import("./SettingsPlace")),
  },
];

/** Reached from the palette and from other screens, until they have a place in the rail. */
export const SIDE_PLACES: readonly Place[] = [
  {
    id: "people",
    path: "/people",
    title: msg`People`,
    icon: UsersRound,
    keys: "g p",
    late: lateScreen(() => import("@/features/people/PeopleScreen")),
  },
  {
    id: "search",
    path: "/search",
    title: msg`Search messages`,
    icon: Search,
    keys: "mod+shift+f",
    late: lateScreen(() => import("@/features/search/SearchScreen")),
  },
];

/** Where one lands. */
export const HOME = "/rooms";

export function placesFor(me: Me, places: readonly Place[] = PLACES, keepsOrder = false): Place[] {
  return places.filter(({ isFor }) => isFor?.(me, keepsOrder) ?? true);
}

/** The same as it is right now. */
export function usePlacesFor(me: Me): Place[] {
  const keepsOrder = useCell(keeperCell);
  return useMemo(() => placesFor(me, PLACES, keepsOrder), [me, keepsOrder]);
}

/** Whether a path lies in a place: "/rooms/7" in "/rooms", "/roomservice" not. */
export function isIn(place: Place, path: string): boolean {
  return path === place.path || path.startsWith(`${place.path}/`);
}

/** Fetches the code of the screen that a path leads to, before anybody draws it. */
export function loadPlaceOf(path: string): void {
  const places = [...PLACES, ...OWN_PLACES, ...SIDE_PLACES];
  void places.find((place) => isIn(place, path === "/" ? HOME : path))?.late.load();
}
