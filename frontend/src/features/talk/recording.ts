/** Reading the recording of a talk: what it waits for, and what one may do about it. The rules are the server's (talk/stage/recording.py). Pure. */
import type { OpenTalk } from "@/lib/live/state";
import { isOnStage, keepsOrder, type Viewer } from "./stage";

type Recorded = Pick<OpenTalk, "people" | "recording">;

/** `asking` waits for answers before it begins, `paused` for those of who has come later; `declined` lacks a yes, and waits for nobody. */
export type RecordingPhase = "off" | "running" | "asking" | "paused" | "declined";

export function phaseOf({ recording }: Pick<OpenTalk, "recording">): RecordingPhase {
  if (recording.wanted_by === null) return "off";
  if (recording.running) return "running";
  if (recording.unanswered.length === 0) return "declined";
  return recording.has_run ? "paused" : "asking";
}

/** Hosts and co-hosts ask for a recording; keeping order in the community is not enough. */
export function mayAsk({ people, recording }: Recorded, { person }: Viewer): boolean {
  const role = people[person]?.role;
  return recording.wanted_by === null && (role === "host" || role === "cohost");
}

export const mayStop = (open: Recorded, viewer: Viewer): boolean => open.recording.wanted_by !== null && keepsOrder(open, viewer);

/** Whoever leads marks chapters, once there is something to be a chapter of. */
export function mayBeginChapter({ people, recording }: Recorded, { person }: Viewer): boolean {
  const role = people[person]?.role;
  return recording.has_run && (role === "host" || role === "cohost");
}

export const hasToAnswer = ({ recording }: Recorded, person: string): boolean => recording.unanswered.includes(person);

/** One has said yes, on stage or not by now, and can take it back. */
export const mayWithdraw = ({ recording }: Recorded, person: string): boolean => recording.consented.includes(person);

/** One has said no, and can still agree. */
export const mayAgree = ({ people, recording }: Recorded, person: string): boolean =>
  recording.wanted_by !== null && recording.refused.includes(person) && isOnStage(people[person]);
