import { useLive } from "@/lib/live/current";
import { looksAfter } from "@/lib/live/rights";
import type { OpenTalk } from "@/lib/live/state";
import type { StagePerson } from "@/lib/wire";
import type { Viewer } from "./stage";

/** The talk that one is in. Only below a screen that is there for as long as one is in it. */
export function useOpenTalk(): OpenTalk {
  const open = useLive((state) => state.openTalk);
  if (!open) throw new Error("A part of a talk was drawn outside of one.");
  return open;
}

export function useViewer(): Viewer {
  const person = useLive((state) => state.me.id);
  const moderates = useLive((state) => state.openTalk !== null && looksAfter(state, state.openTalk.talk.community));
  return { person, moderates };
}

export function useOwnSeat(): StagePerson | undefined {
  return useLive((state) => state.openTalk?.people[state.me.id]);
}
