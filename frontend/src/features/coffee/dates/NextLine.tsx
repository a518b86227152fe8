import { Trans } from "@lingui/react/macro";
import { CalendarClock } from "lucide-react";
import { Link } from "wouter";
import { planned, useDates } from "@/lib/coffee-dates";
import { useNow } from "@/lib/useNow";
import { useOwnCommunities } from "@/lib/own-communities";
import styles from "./dates.module.css";
import { useWhen } from "./useWhen";

const MINUTE_MS = 60_000;

/** In front of a community's corner: when its next coffee is, or the way to one. Nothing for who is not in it. */
export function NextLine({ community }: { community: string }) {
  const dates = useDates();
  const when = useWhen(useNow(MINUTE_MS));
  const isIn = useOwnCommunities().some(({ id }) => id === community);
  if (!isIn || dates === null) return null;
  const own = Object.fromEntries(Object.entries(dates).filter(([, date]) => date.community === community));
  const [next] = planned(own);
  const poll = Object.values(own).find(({ state }) => state === "poll");
  const date = next ?? poll;
  const words = next?.starts_at == null ? "" : when(next.starts_at);
  return (
    <p className={styles.line}>
      <CalendarClock aria-hidden />
      <Link href={date ? `/coffee/dates/${date.id}` : `/coffee/propose/${community}`}>
        {next ? <Trans>Next coffee: {words}</Trans> : poll ? <Trans>A date for coffee is being found. Say when you can.</Trans> : <Trans>Propose a coffee</Trans>}
      </Link>
    </p>
  );
}
