/** Choosing what of a room may interrupt: here at once, on the server and one's other devices as soon as it goes. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "@/lib/api";
import { withLevel } from "@/lib/live/attention";
import { getEngine } from "@/lib/live/current";
import { NO_LEVEL } from "@/lib/live/state";
import type { RoomLevel } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { attempt } from "./acts";

export async function setRoomLevel(room: string, level: RoomLevel): Promise<void> {
  const engine = getEngine();
  const before = engine.store.current()?.levels[room] ?? NO_LEVEL;
  engine.update((state) => withLevel(state, room, level));
  try {
    const answer = await api.put("/api/rooms/{room_id}/level", { path: { room_id: room }, body: level });
    engine.update((state) => withLevel(state, room, answer));
  } catch (error) {
    engine.update((state) => withLevel(state, room, before));
    throw error;
  }
}

const HOUR_MS = 3_600_000;
const MORNING_H = 8;

export const inAnHour = (now = new Date()): string => new Date(now.getTime() + HOUR_MS).toISOString();

/** The next morning at eight, by this device's clock. */
export const untilMorning = (now = new Date()): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + (now.getHours() < MORNING_H ? 0 : 1), MORNING_H).toISOString();

/** From the palette, where nothing shows what has become of it. */
export function toggleMute(room: string): void {
  const state = getEngine().store.current();
  if (!state?.rooms.get(room)) return;
  const { level, muted_until } = state.levels[room] ?? NO_LEVEL;
  const until = muted_until === null ? inAnHour() : null;
  const done = until === null ? i18n._(msg`No longer muted`) : i18n._(msg`Muted for an hour.`);
  attempt(setRoomLevel(room, { level, muted_until: until }).then(() => toasts.add({ text: done })));
}
