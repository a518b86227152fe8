import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Building, CalendarDays, Clock, MapPin } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Link } from "wouter";
import { useCoffeeOf } from "@/lib/corners";
import { type Profile, ROLE_WORDS } from "@/lib/directory";
import { useFace } from "@/lib/live/attention";
import { useMe } from "@/lib/me";
import { faceWords, useStatusWords } from "@/lib/reach-words";
import { timeThere } from "@/lib/time-zones";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { ButtonLink } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { BlockButton } from "./BlockButton";
import { hoursApart } from "./hours-apart";
import { MessageButton } from "./MessageButton";
import styles from "./people.module.css";

interface PersonCardProps {
  person: Profile;
  /** The name is the screen's h1, where the focus goes. */
  isScreen: boolean;
}

export function PersonCard({ person, isScreen }: PersonCardProps) {
  const { t, i18n } = useLingui();
  const { data: me } = useMe();
  const face = useFace(person.id);
  const status = useStatusWords(person.id);
  const coffee = useCoffeeOf(person.id);
  const { name, handle, job_title: job, department, site, role, active, about, joined_at: joined } = person;
  const isMe = me?.id === person.id;
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <Avatar name={name} src={person.avatar_url} size="xl" presence={active ? face : "none"} ring={coffee ? "coffee" : "none"} />
        <div className={styles.names}>
          {isScreen ? (
            <h1 className={styles.name} tabIndex={-1} data-route-focus="">
              {name}
            </h1>
          ) : (
            <h3 className={styles.name}>{name}</h3>
          )}
          {job !== "" && <p className={styles.job}>{job}</p>}
          <p className={styles.tags}>
            {!active ? (
              <span className={styles.tag}>
                <Trans>no longer here</Trans>
              </span>
            ) : (
              face !== "none" && <span className={face === "here" ? styles.present : styles.tag}>{faceWords(face)}</span>
            )}
            {person.is_bot && <BotMark />}
            {role !== "member" && <span className={styles.tag}>{i18n._(ROLE_WORDS[role])}</span>}
          </p>
        </div>
      </header>
      {coffee && (
        <p className={styles.status}>
          <span aria-hidden>☕</span>{" "}
          <Link href={`/coffee/${coffee.id}`}>
            <Trans>Sits at {coffee.name}</Trans>
          </Link>
        </p>
      )}
      {status && (
        <p className={styles.status}>
          <span aria-hidden>{status.emoji}</span> <bdi>{status.text}</bdi> {status.until !== "" && <span className={styles.until}>{status.until}</span>}
        </p>
      )}
      {about !== "" && <p className={styles.about}>{about}</p>}
      <dl className={styles.facts}>
        {department !== null && (
          <Fact icon={<Building aria-hidden />} title={<Trans>Department</Trans>}>
            {department}
          </Fact>
        )}
        {site !== null && (
          <Fact icon={<MapPin aria-hidden />} title={<Trans>Site</Trans>}>
            {site}
          </Fact>
        )}
        <Fact icon={<Clock aria-hidden />} title={<Trans>Local time</Trans>}>
          <LocalTime theirs={person.time_zone} mine={isMe ? null : (me?.time_zone ?? null)} />
        </Fact>
        <Fact icon={<CalendarDays aria-hidden />} title={<Trans>Here since</Trans>}>
          {i18n.date(joined, { dateStyle: "long" })}
        </Fact>
      </dl>
      <div className={styles.acts}>
        {isMe && (
          <ButtonLink href="/settings/profile" look="primary">
            <Trans>Edit your profile</Trans>
          </ButtonLink>
        )}
        {isScreen && <MessageButton person={person} />}
        <CopyButton text={`@${handle}`} label={t`Copy @${handle}`} />
        <BlockButton person={person} />
      </div>
    </article>
  );
}

function Fact({ icon, title, children }: { icon: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>
        {icon}
        {title}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

const MINUTE_MS = 60_000;

/** Their clock, kept right, and how far it is from mine: to know whether to call. */
function LocalTime({ theirs, mine }: { theirs: string; mine: string | null }) {
  const { i18n } = useLingui();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), MINUTE_MS - (now.getTime() % MINUTE_MS));
    return () => clearTimeout(timer);
  }, [now]);
  const apart = mine === null ? 0 : hoursApart(theirs, mine, now);
  const hours = Math.abs(apart);
  return (
    <>
      {timeThere(theirs, i18n.locale, now) || theirs}
      {apart > 0 && (
        <span className={styles.apart}>
          <Plural value={hours} one="# hour ahead of you" other="# hours ahead of you" />
        </span>
      )}
      {apart < 0 && (
        <span className={styles.apart}>
          <Plural value={hours} one="# hour behind you" other="# hours behind you" />
        </span>
      )}
    </>
  );
}
