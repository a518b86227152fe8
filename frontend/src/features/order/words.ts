/** The words of acts of order: in their dialogs, and in the lists of what was done. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { OrderWish } from "@/lib/order";
import type { ActKind, Outcome } from "@/lib/wire";

export const MINUTES = [15, 60, 1440, 10080, 43200] as const;

export function useMinuteNames(): Record<(typeof MINUTES)[number], string> {
  const { t } = useLingui();
  return { 15: t`15 minutes`, 60: t`One hour`, 1440: t`One day`, 10080: t`One week`, 43200: t`30 days` };
}

interface ActWords {
  title: string;
  verb: string;
  done: string;
  hint: string;
}

export function useActWords(act: OrderWish["act"], name: string): ActWords {
  const { t } = useLingui();
  const words: Record<OrderWish["act"], ActWords> = {
    delete: {
      title: t`Delete a message of ${name}`,
      verb: t`Delete`,
      done: t`Message deleted`,
      hint: t`It is gone for everyone, and cannot be brought back. ${name} is told by whom, and why.`,
    },
    mute: {
      title: t`Mute ${name}`,
      verb: t`Mute`,
      done: t`${name} cannot write for now.`,
      hint: t`${name} reads and reacts in all channels of the community, and cannot write. It ends by itself.`,
    },
    remove: {
      title: t`Remove ${name}`,
      verb: t`Remove`,
      done: t`${name} is no longer in the community.`,
      hint: t`Out of the community and all of its channels. ${name} may come back.`,
    },
    ban: {
      title: t`Ban ${name}`,
      verb: t`Ban`,
      done: t`${name} is banned.`,
      hint: t`Out of the community, its channels and talks at once. ${name} can neither come back nor be invited until that is lifted.`,
    },
  };
  return words[act];
}

/** What was done, for those who look after the place. */
export const ACT_NAMES: Record<ActKind, MessageDescriptor> = {
  "message.deleted": msg`Message deleted`,
  "mute.imposed": msg`Muted`,
  "mute.lifted": msg`May write again`,
  "ban.imposed": msg`Banned`,
  "ban.lifted": msg`Ban lifted`,
  "person.warned": msg`Warned`,
  "community.member_removed": msg`Removed`,
  "community.standing_changed": msg`Standing changed`,
  "channel.member_removed": msg`Taken out of a channel`,
  "room.locked": msg`Channel locked`,
  "room.unlocked": msg`Channel open again`,
  "request.accepted": msg`Let in`,
  "request.declined": msg`Request declined`,
  "community.handed_over": msg`Handed over`,
  "room.slowed": msg`Slow mode changed`,
  "report.upheld": msg`Report looked at: something was done`,
  "report.dismissed": msg`Report looked at: no violation`,
};

/** The same, said to the person concerned. */
export const CONCERN_NAMES: Record<ActKind, MessageDescriptor> = {
  ...ACT_NAMES,
  "message.deleted": msg`A message of yours was deleted`,
  "mute.imposed": msg`You were muted`,
  "mute.lifted": msg`You may write again`,
  "ban.imposed": msg`You were banned`,
  "ban.lifted": msg`Your ban was lifted`,
  "person.warned": msg`You were warned`,
  "community.member_removed": msg`You were removed`,
  "community.standing_changed": msg`Your standing was changed`,
  "channel.member_removed": msg`You were taken out of a channel`,
  "request.accepted": msg`You were let in`,
  "request.declined": msg`Your request to be let in was declined`,
  "community.handed_over": msg`Your offer to hand over was accepted`,
};

/** What came of a report, to those who reported and those who decide. */
export const OUTCOME_NAMES: Record<Outcome, MessageDescriptor> = {
  removed: msg`The message is gone`,
  acted: msg`Something was done`,
  no_violation: msg`No violation`,
};
