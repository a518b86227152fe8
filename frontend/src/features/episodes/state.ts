/** Events on episodes change nothing in the live model: lists and screens read them over HTTP (`api.ts`). */
import type { EventHandlers } from "@/lib/live/handlers";
import type { LiveState } from "@/lib/live/state";

const same = (state: LiveState): LiveState => state;

export const episodeEvents: EventHandlers<"episode.published" | "episode.withdrawn" | "episode.made"> = {
  "episode.published": same,
  "episode.withdrawn": same,
  "episode.made": same,
};
