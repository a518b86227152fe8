import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import { useSubmit } from "@/lib/useSubmit";
import type { Draft, Episode } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Cover } from "@/ui/Cover";
import { refreshEpisodes, tryAgain } from "./api";
import styles from "./list.module.css";
import { Making } from "./Making";
import { dayWords, lengthInMinutes, PROBLEM_WORDS } from "./words";

/** What is not public: it is being made, waits to be published, or could not be made. */
export function DraftRow({ draft: { episode, may_manage: mayManage } }: { draft: Draft }) {
  const { i18n } = useLingui();
  const [now] = useState(() => new Date());
  const community = useCommunityName(episode.community);
  const minutes = lengthInMinutes(episode.duration_ms);
  return (
    <li className={styles.row}>
      <Link href={`/talks/episodes/${episode.id}`} className={styles.cover} tabIndex={-1} aria-hidden>
        <Cover title={episode.title} hueOf={community} src={episode.cover_url} />
      </Link>
      <div className={styles.words}>
        <Link href={`/talks/episodes/${episode.id}`} className={styles.title}>
          {episode.title}
        </Link>
        {episode.state === "making" && <Making percent={episode.percent} title={episode.title} />}
        {episode.state === "failed" && <p className={styles.trouble}>{i18n._(PROBLEM_WORDS[episode.problem ?? "broken"])}</p>}
        {episode.state === "ready" && (
          <p>
            <Trans>Not published yet</Trans> · {dayWords(episode.recorded_at, now, i18n.locale)} · <Plural value={minutes} one="# min" other="# min" />
          </p>
        )}
      </div>
      {episode.state === "failed" && mayManage && <Retry episode={episode} />}
    </li>
  );
}

function Retry({ episode: { id } }: { episode: Episode }) {
  const queries = useQueryClient();
  const trying = useSubmit(async () => {
    await tryAgain(id);
    await refreshEpisodes(queries);
  });
  return (
    <div className={styles.act}>
      <Button size="s" icon={<RotateCcw aria-hidden />} isPending={trying.isPending} onPress={() => void trying.submit()}>
        <Trans>Try again</Trans>
      </Button>
      {trying.problem && (
        <p role="alert" className={styles.trouble}>
          {trying.problem.message}
        </p>
      )}
    </div>
  );
}
