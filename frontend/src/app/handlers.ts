/** Every event and fact of the contract meets its handler here; one too few, and tsc fails. */
import { chatEvents, chatFacts } from "@/features/chat/state";
import { episodeEvents } from "@/features/episodes/state";
import { spacesEvents, spacesFacts } from "@/features/spaces/state";
import { talkEvents, talkFacts } from "@/features/talk/state";
import type { Handlers } from "@/lib/live/handlers";
import { peopleEvents, peopleFacts } from "@/lib/live/people";

export const handlers: Handlers = {
  events: { ...peopleEvents, ...spacesEvents, ...chatEvents, ...talkEvents, ...episodeEvents },
  facts: { ...peopleFacts, ...spacesFacts, ...chatFacts, ...talkFacts },
};
