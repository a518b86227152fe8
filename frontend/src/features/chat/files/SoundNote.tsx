import { Trans, useLingui } from "@lingui/react/macro";
import { Download, Pause, Play } from "lucide-react";
import { useCell } from "@/lib/cell";
import type { FileOut } from "@/lib/wire";
import { lengthWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import { SeekBar } from "@/ui/SeekBar";
import { useSound } from "@/ui/useSound";
import { download } from "./download";
import styles from "./SoundNote.module.css";
import { nextSpeed, speedCell } from "./speed";
import { sizeWords } from "./words";

/** What a long sound is drawn with, whose loudness nobody has measured. */
const FLAT = Array.from({ length: 64 }, () => 12);

/** A voice note, or a sound that somebody has attached: play, seek, faster. */
export function SoundNote({ file }: { file: FileOut }) {
  const { t, i18n } = useLingui();
  const { name, url, waveform, kind } = file;
  const speed = useCell(speedCell);
  const sound = useSound(url, speed);
  const duration_ms = file.duration_ms ?? sound.duration_ms ?? 0;
  const isVoice = kind === "voice";
  const speedWords = i18n.number(speed);
  const shown_ms = sound.isPlaying || sound.at_ms > 0 ? sound.at_ms : duration_ms;
  return (
    <div className={styles.note} role="group" aria-label={isVoice ? t`Voice message` : name}>
      {!isVoice && (
        <p className={styles.head}>
          <span className={styles.name} title={name}>
            {name}
          </span>
          <span className={styles.size}>{sizeWords(file.size)}</span>
        </p>
      )}
      <div className={styles.row}>
        <IconButton
          look="quiet"
          label={sound.isPlaying ? t`Pause` : t`Play`}
          icon={sound.isPlaying ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
          onPress={sound.toggle}
        />
        <div className={styles.bar}>
          <SeekBar
            size="s"
            label={t`Position`}
            valueText={`${lengthWords(sound.at_ms)} / ${lengthWords(duration_ms)}`}
            at_ms={sound.at_ms}
            duration_ms={duration_ms}
            bars={waveform.length > 0 ? waveform : FLAT}
            onSeek={sound.seek}
          />
        </div>
        <span className={styles.clock}>{lengthWords(shown_ms)}</span>
        <button type="button" className={styles.speed} aria-label={t`Speed: ${speedWords} times`} onClick={() => speedCell.set(nextSpeed(speed))}>
          {speedWords}×
        </button>
        {!isVoice && <IconButton size="s" label={t`Download ${name}`} icon={<Download aria-hidden />} onPress={() => download(file)} />}
      </div>
      {sound.hasFailed && (
        <p role="alert" className={styles.trouble}>
          <Trans>It could not be played. Try again in a moment.</Trans>
        </p>
      )}
    </div>
  );
}
