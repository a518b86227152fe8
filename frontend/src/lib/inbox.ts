/**
 * One's notices that wait, as ids: one list for the page. What of it still waits is derived from the read marks of the
 * live model, so that inbox, list of rooms and threads agree at every moment.
 */
import { api } from "./api";
import { createCell, useCell } from "./cell";
import { threadCounts } from "./live/counts";
import { isPersonal } from "./live/conversations";
import { isBlocked } from "./live/people";
import { useLive } from "./live/current";
import type { LiveState } from "./live/state";
import type { FactOf, Notice } from "./wire";

/** Null until it has been asked for. */
export const inboxCell = createCell<readonly Notice[] | null>(null);

let asking: Promise<void> | null = null;
let isStale = false;

/** Asks again; who asks meanwhile gets an answer that is no older than their question. */
export async function refreshInbox(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        inboxCell.set(await api.get("/api/inbox/waiting"));
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
}

/** For where an answer is nice to have: what is known stays. */
export const refreshInboxQuietly = (): void => void refreshInbox().catch(() => undefined);

/** Takes what a fact tells. */
export function inboxChanged({ notices, gone, is_partial }: FactOf<"inbox.changed">): void {
  if (is_partial || asking !== null) {
    refreshInboxQuietly();
    return;
  }
  const told = new Set([...gone, ...notices.map(({ id }) => id)]);
  const open = notices.filter(({ is_read, is_done }) => !is_read && !is_done);
  inboxCell.set([...open, ...(inboxCell.get() ?? []).filter(({ id }) => !told.has(id))]);
}

const SAID: readonly Notice["kind"][] = ["mention", "reply"];

/** Neither read here, nor by a read mark, nor put away; nor said by whom one has blocked since. As in `communities/inbox`. */
export function isWaiting(state: LiveState, { kind, actor, is_read, is_done, anchor, within, place }: Notice): boolean {
  if (is_read || is_done || (SAID.includes(kind) && isBlocked(state, actor))) return false;
  if (anchor === 0) return true;
  if (within === "") return anchor > (state.rooms.get(place)?.readSeq ?? Infinity);
  const thread = state.threads[within];
  return thread?.level === "follow" && anchor > thread.readSeq && threadCounts(thread).unread > 0;
}

export interface Waiting {
  /** Meant for one: shown as a number. */
  count: number;
  /** Those of them that no room, no thread and no list for later counts already. */
  elsewhere: number;
  /** Replies in followed threads and reactions: there is something, uncounted. */
  hasMore: boolean;
}

const UNCOUNTED: readonly Notice["kind"][] = ["thread", "reaction"];

/** What waits of these notices. A mention counts in its room as well, and so does all that is said among people. */
export function waitingIn(state: LiveState, notices: readonly Notice[]): Waiting {
  const waiting = notices.filter((notice) => isWaiting(state, notice));
  const counted = waiting.filter(({ kind }) => !UNCOUNTED.includes(kind));
  const isElsewhere = ({ kind, place }: Notice) => {
    const room = state.rooms.get(place)?.room;
    return kind === "reply" && !(room && isPersonal(room));
  };
  return {
    count: counted.length,
    elsewhere: counted.filter(isElsewhere).length,
    hasMore: waiting.length > counted.length,
  };
}

const isSame = (one: Waiting, other: Waiting) =>
  one.count === other.count && one.elsewhere === other.elsewhere && one.hasMore === other.hasMore;

export function useWaiting(): Waiting {
  const notices = useCell(inboxCell);
  return useLive((state) => waitingIn(state, notices ?? []), isSame);
}

export const markNotices = (ids: readonly string[], marks: { is_read?: boolean; is_done?: boolean }): Promise<unknown> =>
  api.patch("/api/inbox", { body: { ids: [...ids], ...marks } });

/** Returns what waited until now, so that it can be taken back. */
export async function readAllNotices(): Promise<readonly string[]> {
  const { ids } = await api.post("/api/inbox/read");
  return ids;
}
