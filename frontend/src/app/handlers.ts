/** Every event and fact of the contract meets its handler here; one too few, and tsc fails. */
import { chatEvents, chatFacts } from "@/features/chat/state";
import { coffeeEvents, coffeeFacts } from "@/features/coffee/state";
import { episodeEvents } from "@/features/episodes/state";
import { orderEvents, orderFacts } from "@/features/order/state";
import { spacesEvents, spacesFacts } from "@/features/spaces/state";
import { talkEvents, talkFacts } from "@/features/talk/state";
import { emojiEvents } from "@/lib/live/emoji";
import type { Handlers } from "@/lib/live/handlers";
import { attentionFacts } from "@/lib/live/attention";
import { peopleEvents, peopleFacts } from "@/lib/live/people";

export const handlers: Handlers = {
  events: { ...peopleEvents, ...emojiEvents, ...spacesEvents, ...chatEvents, ...talkEvents, ...coffeeEvents, ...episodeEvents, ...orderEvents },
  facts: { ...peopleFacts, ...attentionFacts, ...spacesFacts, ...chatFacts, ...talkFacts, ...coffeeFacts, ...orderFacts },
};
