/** Words for how people are to be reached. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { type FaceOf, useStatus } from "./live/attention";
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

const DAY_MS = 86_400_000;

/** "until 14:30", "until Monday, 08:00", "until the end of Sunday", "until 3 December, 08:00"; empty without an end. */
export function untilWords(until: string | null, now = new Date()): string {
  if (until === null) return "";
  const end = new Date(until);
  const words = (style: Intl.DateTimeFormatOptions, at = end) => new Intl.DateTimeFormat(i18n.locale, style).format(at);
  const isMidnight = end.getHours() === 0 && end.getMinutes() === 0;
  // The last moment that it covers tells the day that people mean.
  const last = isMidnight ? new Date(end.getTime() - 1) : end;
  const isToday = last.toDateString() === now.toDateString();
  const isNear = last.getTime() - now.getTime() < 6 * DAY_MS;
  const day = words(isNear ? { weekday: "long" } : { day: "numeric", month: "long" }, last);
  if (isMidnight) return isToday ? i18n._(msg`until tonight`) : i18n._(msg`until the end of ${day}`);
  const clock = words({ timeStyle: "short" });
  return isToday ? i18n._(msg`until ${clock}`) : i18n._(msg`until ${day}, ${clock}`);
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
