/** Words for how people are to be reached. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { type FaceOf, useStatus } from "./live/attention";
import { momentLabel } from "./order";
import type { OwnReach } from "./own-reach";

/** What a face shows, for who does not see it. */
export const FACE_WORDS: Record<FaceOf, MessageDescriptor | null> = {
  here: msg`here now`,
  away: msg`away`,
  quiet: msg`does not want to be disturbed`,
  "quiet-away": msg`does not want to be disturbed`,
  none: null,
};

export function faceWords(face: FaceOf): string {
  const words = FACE_WORDS[face];
  return words ? i18n._(words) : "";
}

/** "until 14:30"; empty without an end. */
export function untilWords(until: string | null): string {
  if (until === null) return "";
  const moment = momentLabel(until, i18n.locale);
  return i18n._(msg`until ${moment}`);
}

/** The same for one's own hold, whose end may be a time of day. */
export function holdUntilWords({ until }: Pick<OwnReach, "until">): string {
  if (until === null) return "";
  if ("moment" in until) return untilWords(until.moment);
  const { clock } = until;
  return i18n._(msg`until ${clock}`);
}

export interface StatusWords {
  emoji: string;
  text: string;
  label: string;
  until: string;
}

/** What `StatusMark` shows of somebody; null where they say nothing of themselves. */
export function useStatusWords(person: string): StatusWords | null {
  const { i18n: language } = useLingui();
  const status = useStatus(person);
  return status && { emoji: status.emoji, text: status.text, label: language._(msg`Status`), until: untilWords(status.until) };
}
