import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useCell } from "@/lib/cell";
import { useCommunityName } from "@/lib/community-name";
import type { Episode } from "@/lib/wire";
import { Cover } from "@/ui/Cover";
import { IconButton } from "@/ui/IconButton";
import { toasts } from "@/ui/toast-queue";
import { problemOf } from "@/lib/problem";
import { readEpisode } from "./api";
import styles from "./list.module.css";
import { Making } from "./Making";
import { pause, play, playerCell } from "./player";
import { useNames } from "./useNames";
import { dayWords, lengthInMinutes } from "./words";

interface EpisodeRowProps {
  episode: Episode;
  /** On a show's own page its name need not be said. */
  within: "all" | "show";
}

/** One episode to listen to: what, by whom, how long; and playing it from here. */
export function EpisodeRow({ episode, within }: EpisodeRowProps) {
  const { i18n } = useLingui();
  const [now] = useState(() => new Date());
  const community = useCommunityName(episode.community);
  const names = useNames(episode.speakers.slice(0, 3).map(({ person }) => person));
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
        <p>
          {within === "all" && <>{episode.show_title ?? community} · </>}
          {dayWords(episode.recorded_at, now, i18n.locale)} · <Plural value={minutes} one="# min" other="# min" />
        </p>
        {episode.audio_url === null && episode.state === "making" && <Making percent={episode.percent} title={episode.title} />}
        {names !== "" && (
          <p>
            <Trans>with {names}</Trans>
          </p>
        )}
      </div>
      {episode.audio_url !== null && <PlayHere episode={episode} />}
    </li>
  );
}

function PlayHere({ episode: { id, title } }: { episode: Episode }) {
  const { t } = useLingui();
  const { view, isPlaying } = useCell(playerCell);
  const isOn = isPlaying && view?.episode.id === id;
  // The place where one stopped, and the chapters, are in the view.
  const start = () =>
    void readEpisode(id).then(
      (one) => play(one),
      (error: unknown) => toasts.add({ text: problemOf(error).message, tone: "problem" }),
    );
  return (
    <IconButton
      look="quiet"
      label={isOn ? t`Pause ${title}` : t`Play ${title}`}
      icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />}
      onPress={isOn ? pause : start}
    />
  );
}
