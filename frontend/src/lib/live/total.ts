/** All that waits for this person, for the badge, the title and the icon. Pure; with every change anew, so it makes no lists. */
import { type Counts, countsOf, threadCounts } from "./counts";
import { isArchived } from "./rights";
import type { LiveState } from "./state";

export function countAll(state: LiveState): Counts {
  const total = { unread: 0, mentions: 0 };
  const add = ({ unread, mentions }: Counts) => {
    total.unread += unread;
    total.mentions += mentions;
  };
  for (const own of state.rooms.values()) if (own.room.kind !== "talk" && !isArchived(state, own.room)) add(countsOf(own));
  for (const thread of Object.values(state.threads)) if (state.rooms.get(thread.room)?.room.is_archived !== true) add(threadCounts(thread));
  return total;
}
