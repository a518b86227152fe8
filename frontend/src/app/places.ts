/**
 * The places of the shell, at most five for everyone: rail on a desktop, bar on a phone. A place is listed here
 * once its screen works, and not before.
 */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Bookmark, Building2, Coffee, type LucideIcon, MessagesSquare, RadioTower, Scale, Search, Settings2, UsersRound } from "lucide-react";
import { type ComponentType, lazy, type LazyExoticComponent, useMemo } from "react";
import { useCell } from "@/lib/cell";
import type { Me } from "@/lib/me";
import { keeperCell } from "@/lib/reports";

type Screen = LazyExoticComponent<ComponentType>;

export interface Place {
  id: string;
  /** Everything under it belongs to the place; its screen matches the rest of the path itself. */
  path: `/${string}`;
  title: MessageDescriptor;
  icon: LucideIcon;
  /** Shortcut that opens it. */
  keys: string;
  /** Loaded on the first visit. */
  screen: Screen;
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
    screen: lazy(() => import("./RoomsPlace")),
  },
  {
    id: "talks",
    path: "/talks",
    title: msg`On air`,
    icon: RadioTower,
    keys: "g t",
    screen: lazy(() => import("./OnAirPlace")),
  },
  {
    id: "coffee",
    path: "/coffee",
    title: msg`Coffee`,
    icon: Coffee,
    keys: "g c",
    screen: lazy(() => import("./CoffeePlace")),
  },
  {
    id: "later",
    path: "/later",
    title: msg`Later`,
    icon: Bookmark,
    keys: "g l",
    screen: lazy(() => import("@/features/chat/later/LaterScreen")),
  },
  {
    id: "desk",
    path: "/desk",
    title: msg`Desk`,
    icon: Scale,
    keys: "g o",
    screen: lazy(() => import("@/features/order/DeskScreen")),
    isFor: (me, keepsOrder) => me.role !== "member" || keepsOrder,
  },
  {
    id: "house",
    path: "/house",
    title: msg`House`,
    icon: Building2,
    keys: "g h",
    screen: lazy(() => import("./HousePlace")),
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
    screen: lazy(() => import("./SettingsPlace")),
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
    screen: lazy(() => import("@/features/people/PeopleScreen")),
  },
  {
    id: "search",
    path: "/search",
    title: msg`Search messages`,
    icon: Search,
    keys: "mod+shift+f",
    screen: lazy(() => import("@/features/search/SearchScreen")),
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
