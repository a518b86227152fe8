import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Bell, BellRing, CalendarPlus } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import type { Talk } from "@/lib/wire";
import { IconButton, IconLink } from "@/ui/IconButton";
import { hueProps } from "@/ui/hue";
import { calendarOf, remind } from "./api";
import { useNames } from "@/lib/names";
import styles from "./programme.module.css";
import { byDay, timeWords } from "./words";

interface NextListProps {
  talks: readonly Talk[];
  reminded: readonly string[];
}

/** What comes, day by day. */
export function NextList({ talks, reminded }: NextListProps) {
  const { i18n } = useLingui();
  const [now] = useState(() => new Date());
  return (
    <div className={styles.days}>
      {byDay(talks, now, i18n.locale).map(({ day, talks: own }) => (
        <section key={day} className={styles.day}>
          <h3>{day}</h3>
          <ul role="list">
            {own.map((talk) => (
              <NextTalk key={talk.id} talk={talk} isReminded={reminded.includes(talk.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NextTalk({ talk, isReminded }: { talk: Talk; isReminded: boolean }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const community = useCommunityName(talk.community);
  const hosts = useNames(talk.hosts.slice(0, 2));
  const { style, ...hue } = hueProps(community);
  const { title } = talk;
  return (
    <li {...hue} style={style} className={styles.next}>
      <time dateTime={talk.starts_at} className={styles.time}>
        {timeWords(talk.starts_at, i18n.locale)}
      </time>
      <div className={styles.nextWords}>
        <Link href={`/talks/${talk.id}`}>{title}</Link>
        <p>
          <span className={styles.hueDot} aria-hidden />
          {community} · {hosts} · <Plural value={talk.length_min} one="# min" other="# min" />
        </p>
      </div>
      <div className={styles.nextActs}>
        <IconButton
          label={isReminded ? t`Do not remind me of ${title}` : t`Remind me of ${title}`}
          icon={isReminded ? <BellRing aria-hidden /> : <Bell aria-hidden />}
          isOn={isReminded}
          onPress={() => void remind(queries, talk.id, !isReminded)}
        />
        <IconLink href={calendarOf(talk.id)} isDownload label={t`${title} as a calendar file`} icon={<CalendarPlus aria-hidden />} />
      </div>
    </li>
  );
}

/** For a talk's own page: the same toggle in words. */
export function RemindWords({ isReminded }: { isReminded: boolean }) {
  return isReminded ? <Trans>You will be reminded</Trans> : <Trans>Remind me</Trans>;
}
