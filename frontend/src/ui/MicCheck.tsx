import { Trans, useLingui } from "@lingui/react/macro";
import { Mic, Play } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "./Button";
import { LevelMeter } from "./LevelMeter";
import styles from "./MicCheck.module.css";
import { Select } from "./Select";
import { Switch } from "./Switch";

/** How a test of the microphone goes. */
export type MicTest = "asking" | "on" | "denied" | "missing" | "busy" | "failed";
type Follow = (tell: (level: number) => void) => () => void;

export interface MicWishes {
  /** Null: whichever the system takes. */
  device: string | null;
  hasEchoCancellation: boolean;
  hasNoiseSuppression: boolean;
}

export interface MicCheckProps {
  state: MicTest;
  /** Tells how loud the microphone is, 0..1. Null until it is open. */
  follow: Follow | null;
  /** Records a few seconds and plays them, telling which of both. */
  onHear: (tell: (phase: "records" | "plays") => void) => Promise<void>;
  onAgain: () => void;
  devices: readonly { id: string; label: string }[];
  wish: MicWishes;
  onWish: (wish: MicWishes) => void;
  /** More switches, and what is to be said. */
  children?: ReactNode;
}

const USUAL = "usual";

/** Which microphone, how loud, how it sounds: before anyone else hears it. */
export function MicCheck({ state, follow, onHear, onAgain, devices, wish, onWish, children }: MicCheckProps) {
  const { t } = useLingui();
  const options = [
    { id: USUAL, label: t`As the system has it` },
    ...devices.filter(({ id }) => id !== "default").map(({ id, label }, i) => ({ id, label: label === "" ? t`Microphone ${i + 1}` : label })),
  ];
  const chosen = options.some(({ id }) => id === wish.device) ? wish.device : USUAL;
  return (
    <div className={styles.check}>
      {state === "on" && follow ? <Level follow={follow} onHear={onHear} /> : <Trouble state={state} onAgain={onAgain} />}
      <Select label={t`Microphone`} options={options} value={chosen} onChange={(id) => onWish({ ...wish, device: id === USUAL ? null : id })} />
      <Switch
        label={t`Take out echo`}
        hint={t`Leave it on unless you wear headphones.`}
        isSelected={wish.hasEchoCancellation}
        onChange={(hasEchoCancellation) => onWish({ ...wish, hasEchoCancellation })}
      />
      <Switch
        label={t`Take out noise`}
        hint={t`Fans and keyboards. Turn it off for music.`}
        isSelected={wish.hasNoiseSuppression}
        onChange={(hasNoiseSuppression) => onWish({ ...wish, hasNoiseSuppression })}
      />
      {children}
    </div>
  );
}

export const MicCheckNote = ({ children }: { children: ReactNode }) => <p className={styles.note}>{children}</p>;

export const MicCheckError = ({ children }: { children: ReactNode }) => (
  <p role="alert" className={styles.error}>
    {children}
  </p>
);

/** The meter and "hear yourself". */
function Level({ follow: listen, onHear }: { follow: Follow; onHear: MicCheckProps["onHear"] }) {
  const { t } = useLingui();
  const [hasHeard, setHeard] = useState(false);
  const [playing, setPlaying] = useState<"no" | "records" | "plays">("no");
  const follow = useCallback(
    (tell: (level: number) => void) =>
      listen((level) => {
        tell(level);
        if (level > 0.3) setHeard(true);
      }),
    [listen],
  );
  const hear = () => {
    if (playing !== "no") return;
    void onHear(setPlaying).finally(() => setPlaying("no"));
  };
  return (
    <div className={styles.level}>
      <div className={styles.meterRow}>
        <Mic aria-hidden />
        <LevelMeter label={hasHeard ? t`The microphone hears you` : t`Nothing heard yet`} follow={follow} />
      </div>
      <div className={styles.hear}>
        <p role="status">{hasHeard ? <Trans>We hear you.</Trans> : <Trans>Say something: the bar moves with your voice.</Trans>}</p>
        <Button size="s" icon={<Play aria-hidden />} onPress={hear}>
          {playing === "records" ? <Trans>Speak now…</Trans> : playing === "plays" ? <Trans>That is you</Trans> : <Trans>Hear yourself</Trans>}
        </Button>
      </div>
    </div>
  );
}

function Trouble({ state, onAgain }: { state: MicTest; onAgain: () => void }) {
  return (
    <div className={styles.trouble} role="status">
      <p>
        {state === "asking" || state === "on" ? (
          <Trans>Your browser asks whether Flurfunk may use the microphone. Say yes there.</Trans>
        ) : state === "denied" ? (
          <Trans>The microphone is not allowed for this page. Allow it at the left of the address, then try again.</Trans>
        ) : state === "missing" ? (
          <Trans>No microphone was found. Plug one in, or go on muted.</Trans>
        ) : state === "busy" ? (
          <Trans>Another program holds your microphone. Close it there, then try again.</Trans>
        ) : (
          <Trans>The microphone could not be opened. You can go on and try again there.</Trans>
        )}
      </p>
      {state !== "asking" && (
        <Button size="s" onPress={onAgain}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
