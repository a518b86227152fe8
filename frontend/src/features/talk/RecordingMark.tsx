import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Recording } from "@/lib/wire";
import { sameItems } from "@/lib/store";
import { cx } from "@/ui/cx";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { speak } from "./news";
import { phaseOf, type RecordingPhase } from "./recording";
import styles from "./RecordingMark.module.css";
import { useOpenTalk } from "./useOpenTalk";
import { namesInWords } from "@/lib/names";

/** Says to everyone in the talk that it is recorded, or what the recording waits for. Nothing where nobody wants one. */
export function RecordingMark({ size = "m" }: { size?: RecordingWordsProps["size"] }) {
  const open = useOpenTalk();
  const phase = phaseOf(open);
  useSpokenPhase(phase);
  return phase === "off" ? null : <RecordingWords phase={phase} recording={open.recording} size={size} />;
}

interface RecordingWordsProps {
  phase: Exclude<RecordingPhase, "off">;
  recording: Recording;
  /** `xs`: the light alone, its words only for screen readers. */
  size?: "m" | "s" | "xs";
}

/** The words for it, also for who looks in from outside. */
export function RecordingWords({ phase, recording, size = "m" }: RecordingWordsProps) {
  const { i18n } = useLingui();
  const names = useLive((state) => recording.unanswered.map((person) => nameOf(state, person)), sameItems);
  const missing = namesInWords(names, i18n.locale);
  const words = {
    running: <Trans>Recording</Trans>,
    paused: size !== "m" ? <Trans>Recording paused</Trans> : <Trans>Recording paused: waiting for {missing}</Trans>,
    asking: size !== "m" ? <Trans>Recording not begun</Trans> : <Trans>Recording not begun: waiting for {missing} to agree</Trans>,
    declined: recording.has_run ? <Trans>Recording paused: nobody on stage agrees</Trans> : <Trans>Recording not begun: not everyone agrees</Trans>,
  };
  return (
    <span className={cx(styles.mark, phase === "running" && styles.running, size !== "m" && styles.small)}>
      <span className={styles.light} aria-hidden />
      {size === "xs" ? <VisuallyHidden>{words[phase]}</VisuallyHidden> : <span className={styles.words}>{words[phase]}</span>}
    </span>
  );
}

/** Tells the ears what the eyes see. */
function useSpokenPhase(phase: RecordingPhase): void {
  const { t } = useLingui();
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (was === phase) return;
    if (phase === "running") speak(t`The recording runs`);
    else if (phase === "paused" || (phase === "declined" && was === "running")) speak(t`The recording is paused`);
    else if (phase === "off") speak(t`The recording has ended`);
  }, [phase, t]);
}
