/** Arranging one's own list of rooms: here at once, on the server and one's other devices as soon as it goes. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import type { Sidebar } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "./acts";
import { movedStar } from "./room-order";

type Arrangement = Partial<Pick<Sidebar, "starred" | "folded" | "only_unread">>;

/** Names of parts of the list that are no community, among what is folded. */
export const STARRED = "starred";
export const DIRECTS = "directs";

/** Changes go one after another, so that the last one that was made here is the last one there. */
let going: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function send(change: Arrangement): Promise<void> {
  try {
    const answer = await api.patch("/api/me/sidebar", { body: change });
    // What is still to go would be taken back by this answer for a moment.
    if (waiting === 1) getEngine().update((state) => ({ ...state, sidebar: answer }));
  } catch (error) {
    toasts.add({ tone: "problem", text: wordsOf(error) });
    const truth = await api.get("/api/me/sidebar").catch(() => null);
    if (truth && waiting === 1) getEngine().update((state) => ({ ...state, sidebar: truth }));
  } finally {
    waiting -= 1;
  }
}

function arrange(change: Arrangement): void {
  waiting += 1;
  getEngine().update((state) => ({ ...state, sidebar: { ...state.sidebar, ...change } }));
  going = going.then(() => send(change));
}

const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

const current = (): Sidebar | undefined => getEngine().store.current()?.sidebar;

export function toggleFold(part: string): void {
  const sidebar = current();
  if (sidebar) arrange({ folded: toggled(sidebar.folded, part) });
}

export function toggleOnlyUnread(): void {
  const sidebar = current();
  if (sidebar) arrange({ only_unread: !sidebar.only_unread });
}

export function toggleStar(room: string): void {
  const sidebar = current();
  if (!sidebar) return;
  const isAdded = !sidebar.starred.includes(room);
  arrange({ starred: toggled(sidebar.starred, room) });
  toasts.add({ text: isAdded ? i18n._(msg`Added to your favourites.`) : i18n._(msg`No longer among your favourites.`) });
}

/** Puts a favourite one place up (-1) or down (1) among those that one sees. */
export function moveStar(room: string, step: 1 | -1): void {
  const state = getEngine().store.current();
  if (!state) return;
  arrange({ starred: movedStar(state.sidebar.starred, (id) => state.rooms[id] !== undefined, room, step) });
}
