import { Trans, useLingui } from "@lingui/react/macro";
import { Download, Pause, Play } from "lucide-react";
import { useMemo } from "react";
import type { EpisodeView } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { clockWords } from "@/ui/clock";
import { IconButton, IconLink } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { SeekBar } from "@/ui/SeekBar";
import { PHONE, useMedia } from "@/ui/useMedia";
import { mp3Of } from "./api";
import { BACK_MS, FORWARD_MS } from "./lock-screen";
import styles from "./Player.module.css";
import { seekIn, setSpeed, toggle } from "./player";
import { SkipIcon } from "./SkipIcon";
import { SPEEDS } from "./speed";
import { barsOf, bytesOf, chapterAt } from "./timeline";
import { usePlayed } from "./usePlayed";
import { speedWords } from "./words";

const BARS = 220;
const BARS_ON_PHONE = 90;

/** Listening: the sound as a picture to seek in, and the few acts that one needs. */
export function Player({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const { episode, chapters, comments, peaks } = view;
  const { at_ms, hasFailed } = usePlayed(view);
  const count = useMedia(PHONE) ? BARS_ON_PHONE : BARS;
  const bars = useMemo(() => barsOf(bytesOf(peaks), count), [peaks, count]);
  const chapter = chapters[chapterAt(chapters, at_ms)]?.title;
  const { duration_ms, title } = episode;
  const [now, all] = [clockWords(at_ms), clockWords(duration_ms)];
  return (
    <section className={styles.player} aria-label={t`Player`}>
      <SeekBar
        label={t`Place in ${title}`}
        valueText={chapter === undefined ? t`${now} of ${all}` : t`${now} of ${all}, ${chapter}`}
        at_ms={at_ms}
        duration_ms={duration_ms}
        bars={bars}
        ticks={chapters.map(({ start_ms }) => start_ms).filter((start_ms) => start_ms > 0)}
        dots={comments.map((one) => one.at_ms)}
        onSeek={(to_ms) => seekIn(view, to_ms)}
      />
      <div className={styles.times} aria-hidden>
        <span>{now}</span>
        <span className={styles.chapter}>{chapter}</span>
        <span>−{clockWords(Math.max(0, duration_ms - at_ms))}</span>
      </div>
      <Acts view={view} />
      {hasFailed && (
        <p role="alert" className={styles.trouble}>
          <Trans>It could not be played. Look at your connection, then press play again; your place is kept.</Trans>
        </p>
      )}
    </section>
  );
}

function Acts({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const { at_ms, isPlaying, isWaiting } = usePlayed(view);
  const { episode } = view;
  const mayDownload = episode.downloadable || view.may_manage;
  return (
    <div className={styles.acts}>
      <Speed view={view} />
      <div className={styles.middle}>
        <IconButton label={t`Back 15 seconds`} icon={<SkipIcon isBack seconds={15} />} onPress={() => seekIn(view, at_ms - BACK_MS)} />
        <span className={styles.play} data-waiting={isPlaying && isWaiting ? "" : undefined}>
          <IconButton
            look="primary"
            label={isPlaying ? t`Pause` : t`Play`}
            icon={isPlaying ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
            onPress={() => toggle(view)}
          />
        </span>
        <IconButton label={t`Forward 30 seconds`} icon={<SkipIcon seconds={30} />} onPress={() => seekIn(view, at_ms + FORWARD_MS)} />
      </div>
      <span className={styles.end}>{mayDownload && <IconLink isDownload href={mp3Of(episode.id)} label={t`Download as MP3`} icon={<Download aria-hidden />} />}</span>
    </div>
  );
}

function Speed({ view }: { view: EpisodeView }) {
  const { t, i18n } = useLingui();
  const { speed } = usePlayed(view);
  const words = speedWords(speed, i18n.locale);
  return (
    <Menu
      label={t`Speed`}
      trigger={
        <Button size="s" look="plain" aria-label={t`Speed: ${words}`}>
          {words}
        </Button>
      }
      groups={[
        {
          id: "speed",
          entries: SPEEDS.map((one) => ({ id: String(one), label: speedWords(one, i18n.locale), isChosen: one === speed, onAction: () => setSpeed(one) })),
        },
      ]}
    />
  );
}
