import { Trans, useLingui } from "@lingui/react/macro";
import { PencilLine } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import type { EpisodeView } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { ButtonLink } from "@/ui/Button";
import { Cover } from "@/ui/Cover";
import styles from "./EpisodeHead.module.css";
import { ManageMenu } from "./ManageMenu";
import { dayWords } from "./words";

/** What it is, where it belongs, who speaks in it. */
export function EpisodeHead({ view }: { view: EpisodeView }) {
  const { i18n } = useLingui();
  const [now] = useState(() => new Date());
  const { episode } = view;
  const community = useCommunityName(episode.community);
  return (
    <header className={styles.head}>
      <div className={styles.cover}>
        <Cover title={episode.title} hueOf={community} src={episode.cover_url} />
      </div>
      <div className={styles.words}>
        <p className={styles.meta}>
          {episode.show !== null && <Link href={`/talks/shows/${episode.show}`}>{episode.show_title}</Link>}
          <Link href={`/rooms/c/${episode.community}`}>{community}</Link>
          <Link href={`/talks/${episode.talk}`}>
            <time dateTime={episode.recorded_at}>{dayWords(episode.recorded_at, now, i18n.locale)}</time>
          </Link>
        </p>
        <h1 className={styles.title} tabIndex={-1} data-route-focus="">
          {episode.title}
        </h1>
        <Speakers view={view} />
        {view.may_manage && (
          <div className={styles.acts}>
            <ButtonLink size="s" href={`/talks/episodes/${episode.id}/edit`} icon={<PencilLine aria-hidden />}>
              <Trans>Edit</Trans>
            </ButtonLink>
            <ManageMenu episode={episode} />
          </div>
        )}
      </div>
    </header>
  );
}

function Speakers({ view: { episode } }: { view: EpisodeView }) {
  const { t } = useLingui();
  const people = useLive((state) => state.people);
  if (episode.speakers.length === 0) return null;
  return (
    <ul role="list" className={styles.speakers} aria-label={t`Who speaks in it`}>
      {episode.speakers.map(({ person }) => (
        <li key={person}>
          <Avatar size="s" name={people[person]?.name ?? "…"} src={people[person]?.avatar_url ?? null} />
          {people[person]?.name ?? "…"}
        </li>
      ))}
    </ul>
  );
}
