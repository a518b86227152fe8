import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { EpisodeView } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { publishEpisode, refreshEpisodes, tryAgain } from "./api";
import { Making } from "./Making";
import styles from "./Standing.module.css";
import { PROBLEM_WORDS } from "./words";

/** Where an episode stands, if not simply there for everyone: being made, failed, a draft. */
export function Standing({ view }: { view: EpisodeView }) {
  const { state } = view.episode;
  if (state === "making") return <BeingMade view={view} />;
  if (state === "failed") return <Failed view={view} />;
  return view.episode.published_at === null ? <Draft view={view} /> : null;
}

function Card({ children, act, problem }: { children: ReactNode; act?: ReactNode; problem?: string | undefined }) {
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        {children}
        <p role="alert" className={styles.trouble}>
          {problem}
        </p>
      </div>
      {act}
    </div>
  );
}

function BeingMade({ view: { episode } }: { view: EpisodeView }) {
  return (
    <Card>
      <Making percent={episode.percent} title={episode.title} />
      <p className={styles.hint}>
        {episode.audio_url === null ? (
          <Trans>It can be heard as soon as that is done. You need not wait here.</Trans>
        ) : (
          <Trans>Until that is done you hear it as it was.</Trans>
        )}
      </p>
    </Card>
  );
}

function Failed({ view: { episode, may_manage: mayManage } }: { view: EpisodeView }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const trying = useSubmit(async () => {
    await tryAgain(episode.id);
    await refreshEpisodes(queries);
  });
  return (
    <Card
      problem={trying.problem?.message}
      act={
        mayManage && (
          <Button look="primary" isPending={trying.isPending} onPress={() => void trying.submit()}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      <p className={styles.title}>
        <Trans>It could not be mixed</Trans>
      </p>
      <p className={styles.hint}>{i18n._(PROBLEM_WORDS[episode.problem ?? "broken"])}</p>
    </Card>
  );
}

function Draft({ view: { episode, may_manage: mayManage } }: { view: EpisodeView }) {
  const queries = useQueryClient();
  const publishing = useSubmit(async () => {
    await publishEpisode(episode.id);
    await refreshEpisodes(queries);
  });
  return (
    <Card
      problem={publishing.problem?.message}
      act={
        mayManage && (
          <Button isPending={publishing.isPending} onPress={() => void publishing.submit()}>
            <Trans>Publish</Trans>
          </Button>
        )
      }
    >
      <p className={styles.title}>
        <Trans>A draft</Trans>
      </p>
      <p className={styles.hint}>
        {mayManage ? (
          <Trans>Only those who run it and those who speak in it can hear it. Listen to it, cut it, then publish it.</Trans>
        ) : (
          <Trans>Only those who run it and those who speak in it can hear it, until it is published.</Trans>
        )}
      </p>
    </Card>
  );
}
