import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { CalendarCheck2, CalendarPlus, CalendarX2, Check, Coffee } from "lucide-react";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import type { CoffeeDate } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { hueProps } from "@/ui/hue";
import { IconLink } from "@/ui/IconButton";
import { RelativeTime } from "@/ui/RelativeTime";
import { attempt } from "../news";
import { calendarOf, setComing } from "./api";
import { DateMenu } from "./DateMenu";
import { DateTable } from "./DateTable";
import styles from "./dates.module.css";
import { Faces } from "./Faces";
import { useWhen } from "./useWhen";

const HOUR_MS = 3_600_000;

interface DateCardProps {
  date: CoffeeDate;
  /** The soonest of all. */
  isNext: boolean;
  now_ms: number;
}

/** A coffee whose moment is known: when, who comes, and whether one comes oneself. Once it has begun, its table. */
export function DateCard({ date, isNext, now_ms }: DateCardProps) {
  const { t } = useLingui();
  const when = useWhen(now_ms);
  const community = useCommunityName(date.community);
  const me = useLive((state) => state.me.id);
  const { style, ...hue } = hueProps(community);
  const { title, state, starts_at: startsAt, was_at: wasAt, coming } = date;
  const isOff = state === "cancelled";
  const isComing = coming.includes(me);
  const words = startsAt === null ? "" : when(startsAt);
  const isSoon = state === "planned" && startsAt !== null && Date.parse(startsAt) - now_ms < HOUR_MS;
  return (
    <article {...hue} style={style} className={styles.card} data-state={state} aria-label={`${title}, ${words}`}>
      <header className={styles.cardHead}>
        <p className={styles.eyebrow}>
          {isOff ? <CalendarX2 aria-hidden /> : <Coffee aria-hidden />}
          {isOff ? <Trans>Off</Trans> : state === "open" ? <Trans>It has begun</Trans> : isNext ? <Trans>Next coffee</Trans> : <Trans>Coffee date</Trans>}
        </p>
        <DateMenu date={date} />
      </header>
      <div>
        <h3 className={styles.when}>
          <time dateTime={startsAt ?? undefined}>{words}</time>
        </h3>
        <p className={styles.what}>
          <strong>{title}</strong> · {community}
          {isSoon && (
            <>
              {" · "}
              <RelativeTime at={startsAt} />
            </>
          )}
        </p>
        {wasAt !== null && !isOff && (
          <p className={styles.note}>
            <Trans>Moved; it was {when(wasAt)} before.</Trans>
          </p>
        )}
      </div>
      {isOff ? (
        <p className={styles.note}>
          <Trans>This coffee was cancelled. Feel free to propose another one.</Trans>
        </p>
      ) : (
        <div className={styles.coming}>
          <Faces people={coming} />
          <p>{coming.length === 0 ? <Trans>Nobody has said that they come yet.</Trans> : <Plural value={coming.length} one="# comes" other="# come" />}</p>
        </div>
      )}
      {state === "open" && <DateTable date={date} />}
      {state === "planned" && (
        <div className={styles.acts}>
          <Button
            look={isComing ? "quiet" : "primary"}
            icon={isComing ? <CalendarCheck2 aria-hidden /> : <Check aria-hidden />}
            onPress={() => attempt(setComing(date.id, !isComing))}
          >
            {isComing ? <Trans>I cannot come after all</Trans> : <Trans>I will come</Trans>}
          </Button>
          <IconLink href={calendarOf(date.id)} isDownload label={t`${title} as a calendar file`} icon={<CalendarPlus aria-hidden />} />
        </div>
      )}
    </article>
  );
}
