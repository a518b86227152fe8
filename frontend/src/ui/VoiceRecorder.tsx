import { Trans, useLingui } from "@lingui/react/macro";
import { Mic, Pause, SendHorizontal, Square, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { AudioPlayer } from "./AudioPlayer";
import { Button } from "./Button";
import { lengthWords } from "./clock";
import { IconButton } from "./IconButton";
import { LevelMeter } from "./LevelMeter";
import styles from "./VoiceRecorder.module.css";

export interface VoiceRecorderProps {
  /** What is recorded, for screen readers. */
  label: string;
  state:
    | { phase: "idle" | "asking" }
    | { phase: "recording"; since_ms: number; before_ms: number; isPaused: boolean }
    | { phase: "ready"; recorded: { url: string; duration_ms: number; bars: readonly number[] } }
    | { phase: "failed"; why: "denied" | "missing" | "busy" | "failed" };
  limit_ms: number;
  /** The clock that `since_ms` is of. */
  now_ms: () => number;
  /** Tells how loud it is, 0..1. Returns the way out. */
  followLevel: (tell: (level: number) => void) => () => void;
  onRecord: () => void;
  onStop: () => void;
  /** Where a recording may rest. */
  onPause?: () => void;
  onResume?: () => void;
  onDiscard: () => void;
  onSend: () => void;
  isSending?: boolean;
  /** Why it was not sent. The recording is kept. */
  error?: ReactNode;
}

/** Records a voice: record, stop, listen, throw away, send. Each step takes the focus to its main button. */
export function VoiceRecorder(props: VoiceRecorderProps) {
  const { label, state, error } = props;
  const root = useRef<HTMLDivElement>(null);
  const before = useRef(state.phase);
  useEffect(() => {
    if (before.current !== state.phase) root.current?.querySelector<HTMLElement>("[data-main]")?.focus();
    before.current = state.phase;
  }, [state.phase]);
  return (
    <div ref={root} role="group" aria-label={label} className={styles.recorder}>
      <Step {...props} />
      <p role="status" className={styles.words}>
        <PhaseWords state={state} />
      </p>
      <p role="alert" className={styles.error}>
        {error}
      </p>
    </div>
  );
}

function Step(props: VoiceRecorderProps) {
  const { t } = useLingui();
  const { state, onRecord, onStop, onPause, onResume, onDiscard, onSend, isSending = false } = props;
  if (state.phase === "recording") {
    return (
      <div className={styles.row}>
        <Discard onPress={onDiscard} />
        <Running {...props} state={state} />
        {onPause && onResume && (
          <IconButton
            look="quiet"
            label={state.isPaused ? t`Go on recording` : t`Pause recording`}
            icon={state.isPaused ? <Mic aria-hidden /> : <Pause aria-hidden />}
            onPress={state.isPaused ? onResume : onPause}
          />
        )}
        <Button data-main look="primary" icon={<Square aria-hidden fill="currentColor" />} onPress={onStop}>
          <Trans>Stop recording</Trans>
        </Button>
      </div>
    );
  }
  if (state.phase === "ready") {
    const { url, duration_ms, bars } = state.recorded;
    return (
      <div className={styles.row}>
        <Discard onPress={onDiscard} isDisabled={isSending} />
        <AudioPlayer src={url} duration_ms={duration_ms} bars={bars} label={t`Listen to it`} />
        <Button data-main look="primary" icon={<SendHorizontal aria-hidden />} isPending={isSending} onPress={onSend}>
          <Trans>Send it</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <Button data-main look="primary" icon={<Mic aria-hidden />} onPress={onRecord}>
        {state.phase === "failed" ? <Trans>Try again</Trans> : <Trans>Record</Trans>}
      </Button>
    </div>
  );
}

function Discard({ onPress, isDisabled = false }: { onPress: () => void; isDisabled?: boolean }) {
  const { t } = useLingui();
  return <IconButton label={t`Throw it away`} icon={<Trash2 aria-hidden />} onPress={onPress} isDisabled={isDisabled} />;
}

/** The level, and how long it has been. The clock is not read out: a screen reader would say nothing else. */
function Running({ followLevel, state, now_ms, limit_ms }: VoiceRecorderProps & { state: { since_ms: number; before_ms: number; isPaused: boolean } }) {
  const { since_ms, before_ms, isPaused } = state;
  const { t } = useLingui();
  const [elapsed_ms, setElapsed] = useState(0);
  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => setElapsed(before_ms + now_ms() - since_ms), 250);
    return () => clearInterval(timer);
  }, [now_ms, since_ms, before_ms, isPaused]);
  return (
    <>
      <LevelMeter label={t`How loud you are`} follow={followLevel} />
      <span className={styles.clock} aria-hidden>
        {lengthWords(Math.min(elapsed_ms, limit_ms))} / {lengthWords(limit_ms)}
      </span>
    </>
  );
}

function PhaseWords({ state }: Pick<VoiceRecorderProps, "state">) {
  switch (state.phase) {
    case "idle":
      return null;
    case "asking":
      return <Trans>Your browser asks whether it may use the microphone. Say yes there.</Trans>;
    case "recording":
      return state.isPaused ? <Trans>Paused. Nothing is recorded.</Trans> : <Trans>Recording. Speak now.</Trans>;
    case "ready":
      return <Trans>Nobody hears it before you send it.</Trans>;
    case "failed":
      return <TroubleWords why={state.why} />;
  }
}

function TroubleWords({ why }: { why: "denied" | "missing" | "busy" | "failed" }) {
  switch (why) {
    case "denied":
      return <Trans>The microphone is not allowed for this page. Allow it at the left of the address, then try again.</Trans>;
    case "missing":
      return <Trans>No microphone was found. Plug one in, then try again.</Trans>;
    case "busy":
      return <Trans>Another program holds your microphone. Close it there, then try again.</Trans>;
    case "failed":
      return <Trans>The recording did not work. Try again, or load the page anew.</Trans>;
  }
}
