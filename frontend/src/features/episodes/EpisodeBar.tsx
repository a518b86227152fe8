import { useLingui } from "@lingui/react/macro";
import { Pause, Play, X } from "lucide-react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useCommunityName } from "@/lib/community-name";
import type { EpisodeView } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { Cover } from "@/ui/Cover";
import { IconButton } from "@/ui/IconButton";
import { PlayBar } from "@/ui/PlayBar";
import { PHONE, useMedia } from "@/ui/useMedia";
import styles from "./EpisodeBar.module.css";
import { BACK_MS, FORWARD_MS } from "./lock-screen";
import { close, playerCell, skip, toggle } from "./player";
import { SkipIcon } from "./SkipIcon";
import { chapterAt } from "./timeline";
import { usePlayed } from "./usePlayed";

/** The episode that is put on, while one looks at something else. */
export default function EpisodeBar() {
  const [path] = useLocation();
  const { view } = useCell(playerCell);
  if (!view) return null;
  const address = `/talks/episodes/${view.episode.id}`;
  return path === address || path.startsWith(`${address}/`) ? null : <Bar view={view} address={address} />;
}

function Bar({ view, address }: { view: EpisodeView; address: string }) {
  const { t } = useLingui();
  const { at_ms, isPlaying } = usePlayed(view);
  const isPhone = useMedia(PHONE);
  const { episode, chapters } = view;
  const community = useCommunityName(episode.community);
  const chapter = chapters.length > 1 ? chapters[chapterAt(chapters, at_ms)]?.title : undefined;
  const part = episode.duration_ms > 0 ? Math.min(1, at_ms / episode.duration_ms) : 0;
  return (
    <PlayBar
      label={t`The episode you listen to`}
      href={address}
      part={part}
      picture={
        <span className={styles.cover}>
          <Cover title={episode.title} hueOf={community} src={episode.cover_url} />
        </span>
      }
      title={episode.title}
      now={
        <>
          <span className={styles.time}>
            {clockWords(at_ms)} / {clockWords(episode.duration_ms)}
          </span>
          {chapter !== undefined && <span>{chapter}</span>}
        </>
      }
      acts={
        <>
          {!isPhone && <IconButton label={t`Back 15 seconds`} icon={<SkipIcon isBack seconds={15} />} onPress={() => skip(-BACK_MS)} />}
          <IconButton
            look="quiet"
            label={isPlaying ? t`Pause` : t`Play`}
            icon={isPlaying ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
            onPress={() => toggle(view)}
          />
          <IconButton label={t`Forward 30 seconds`} icon={<SkipIcon seconds={30} />} onPress={() => skip(FORWARD_MS)} />
          <IconButton label={t`Close the player`} icon={<X aria-hidden />} onPress={close} />
        </>
      }
    />
  );
}
