/** Notices in words: who did what. */
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { threadCounts } from "@/lib/live/counts";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { momentWords } from "@/lib/moments";
import type { InboxItem, Occasion } from "@/lib/wire";

/** "Aylin", "Aylin and Ben", "Aylin and 3 others". */
function useNames(people: readonly string[], count: number): string {
  const { t } = useLingui();
  const first = useLive((state) => nameOf(state, people[0] ?? ""));
  const second = useLive((state) => nameOf(state, people[1] ?? ""));
  if (count <= 1) return first;
  if (count === 2 && people.length > 1) return t`${first} and ${second}`;
  const others = plural(count - 1, { one: "# other", other: "# others" });
  return t`${first} and ${others}`;
}

const SOON_MS = 11 * 60_000;

/** A coffee of a round as it is now. */
function useMatch(occasion: Occasion | null): string {
  const { t, i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [now] = useState(() => new Date());
  const people = occasion?.people ?? [];
  const who = useNames(people, people.length);
  if (!occasion?.starts_at) return t`Nobody was found for you in this coffee round. See why.`;
  const when = momentWords(new Date(occasion.starts_at), now, zone, i18n.locale);
  if (occasion.state === "open") return t`Your coffee with ${who} has begun. The table is laid.`;
  if (occasion.state === "fell_through") return t`Your coffee (${when}) does not take place. Somebody else is looked for.`;
  return t`A coffee with ${who}, ${when}: will you come?`;
}

/** A coffee date as it is now. */
function useDate(occasion: Occasion | null): string {
  const { t, i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [now] = useState(() => new Date());
  if (!occasion) return "";
  const { title, state, starts_at: startsAt, was_at: wasAt } = occasion;
  if (startsAt === null) return t`The poll on ${title} has closed. Take the time that suits.`;
  const at = new Date(startsAt);
  const when = momentWords(at, now, zone, i18n.locale);
  if (state === "open") return t`${title} has begun. The table is laid.`;
  if (state === "cancelled") return t`${title} (${when}) is off.`;
  if (at.getTime() - now.getTime() < SOON_MS) return t`${title} begins soon: ${when}.`;
  return wasAt === null ? t`${title}: the date is fixed. ${when}.` : t`${title} has moved: ${when}.`;
}

/** One sentence for each kind. */
export function useSentence({ notice, message, reacted, invitation, room, occasion }: InboxItem): string {
  const { t } = useLingui();
  const date = useDate(occasion);
  const match = useMatch(occasion);
  const actor = useLive((state) => nameOf(state, notice.kind === "thread" ? (message?.author ?? notice.actor) : notice.actor));
  const reacting = useNames(reacted?.people ?? [], reacted?.count ?? 0);
  const waiting = useLive((state) => {
    const thread = state.threads[notice.within];
    return thread ? threadCounts(thread).unread : 0;
  });
  const community = invitation?.community.name ?? "";
  const roomName = room?.name ?? "";
  switch (notice.kind) {
    case "mention":
      return t`${actor} mentioned you`;
    case "reply":
      return t`${actor} replied to you`;
    case "thread":
      return waiting > 1
        ? plural(waiting, { one: "# new reply in a thread you follow", other: "# new replies in a thread you follow" })
        : t`${actor} replied in a thread you follow`;
    case "reaction":
      return plural(reacted?.count ?? 1, {
        one: `${reacting} reacted to your message`,
        other: `${reacting} reacted to your message`,
      });
    case "invitation":
      return t`${actor} invites you to ${community}`;
    case "added":
      return roomName === "" ? t`${actor} brought you into a group` : t`${actor} brought you into ${roomName}`;
    case "order":
      return t`Something was done to keep order that concerns you`;
    case "reminder":
      return t`You wanted to be reminded of this`;
    case "coffee":
      return date;
    case "round":
      return match;
  }
}
