/** What the places of the shell show beside their name; features know, the shell draws. */
import { createCell, useCell } from "./cell";

export interface PlaceBadge {
  /** Meant for this person: mentions, direct messages. Shown as a number. */
  count?: number;
  /** Something new, uncounted. */
  hasNew?: boolean;
  /** Someone is on air there. */
  isLive?: boolean;
}

const badges = createCell<Readonly<Record<string, PlaceBadge>>>({});

export function setPlaceBadge(placeId: string, badge: PlaceBadge): void {
  badges.set({ ...badges.get(), [placeId]: badge });
}

export function usePlaceBadges(): Readonly<Record<string, PlaceBadge>> {
  return useCell(badges);
}
