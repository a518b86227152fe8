/** Going to a day of a room's history: asked for from its menu, the palette and the dividers between days. */
import { createCell } from "@/lib/cell";

/** The room of which a day is being chosen; null: none. */
export const dayWishCell = createCell<string | null>(null);

const iso = (at: Date): string => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** Before anything was ever said. */
export const BEGINNING = "1970-01-01";

/** The day so many days or months ago, in ISO. */
export function dayAgo(now: Date, { days = 0, months = 0 }: { days?: number; months?: number }): string {
  const day = new Date(now.getFullYear(), now.getMonth() - months, 1);
  const last = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
  return iso(new Date(day.getFullYear(), day.getMonth(), Math.min(now.getDate(), last) - days));
}
