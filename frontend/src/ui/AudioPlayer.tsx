import { Trans, useLingui } from "@lingui/react/macro";
import { Play, Square } from "lucide-react";
import { useEffect, useRef } from "react";
import styles from "./AudioPlayer.module.css";
import { lengthWords } from "./clock";
import { IconButton } from "./IconButton";
import { useAudio } from "./useAudio";
import { Waveform } from "./Waveform";

export interface AudioPlayerProps {
  src: string;
  duration_ms: number;
  bars: readonly number[];
  /** What it does, as a verb with its object: "Listen to the question of Ana". */
  label: string;
}

/** A short recording, played for whoever presses. */
export function AudioPlayer({ src, duration_ms, bars, label }: AudioPlayerProps) {
  const { t } = useLingui();
  const { isPlaying, hasFailed, toggle, follow } = useAudio(src, duration_ms);
  const wave = useRef<HTMLSpanElement>(null);
  useEffect(() => follow((part) => wave.current?.style.setProperty("--played", part.toFixed(3))), [follow]);
  return (
    <div className={styles.player}>
      <IconButton
        size="s"
        look="quiet"
        label={isPlaying ? t`Stop listening` : label}
        icon={isPlaying ? <Square aria-hidden fill="currentColor" /> : <Play aria-hidden />}
        onPress={toggle}
      />
      <Waveform ref={wave} bars={bars} />
      <span className={styles.length}>{lengthWords(duration_ms)}</span>
      {hasFailed && (
        <p role="alert" className={styles.trouble}>
          <Trans>It could not be played. Try again in a moment.</Trans>
        </p>
      )}
    </div>
  );
}
