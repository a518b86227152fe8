/** What can float over a stage or a table: its signs, in their order, and in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { onReaction } from "./talk-cells";
import type { ReactionKind } from "./wire";

const KINDS: Record<ReactionKind, { sign: string; words: MessageDescriptor }> = {
  clap: { sign: "👏", words: msg`Applaud` },
  heart: { sign: "❤️", words: msg`Love it` },
  laugh: { sign: "😂", words: msg`Laugh` },
  wow: { sign: "😮", words: msg`Wow` },
  thumbs_up: { sign: "👍", words: msg`Agree` },
};
const ORDER = Object.keys(KINDS) as ReactionKind[];

export function useReactionChoices(): { kind: ReactionKind; sign: string; label: string }[] {
  const { i18n } = useLingui();
  return ORDER.map((kind) => ({ kind, sign: KINDS[kind].sign, label: i18n._(KINDS[kind].words) }));
}

/** Tells the sign of each that somebody sends where one is. */
export const followReactions = (tell: (sign: string) => void): (() => void) => onReaction((kind) => tell(KINDS[kind].sign));
