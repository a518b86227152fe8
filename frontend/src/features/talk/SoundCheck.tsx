import { Trans, useLingui } from "@lingui/react/macro";
import { Mic, Play } from "lucide-react";
import { useCallback, useState } from "react";
import { meter, readMicWish } from "@/lib/microphone";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { LevelMeter } from "@/ui/LevelMeter";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { accept, reduceNoise } from "./acts";
import styles from "./SoundCheck.module.css";
import * as sound from "./sound";
import { isOnStage } from "./stage";
import { playBack } from "./play-back";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";
import { type TestState, useTestMic } from "./useTestMic";

const USUAL = "usual";

interface SoundCheckProps {
  /** One has said yes to an invitation: the act leads on stage. */
  isBeforeStage?: boolean;
  onClose: () => void;
}

/** Which microphone, how loud, how it sounds: before anyone else hears it. */
export default function SoundCheck({ isBeforeStage = false, onClose }: SoundCheckProps) {
  const { t } = useLingui();
  const { talk } = useOpenTalk();
  const seat = useOwnSeat();
  const isUp = isOnStage(seat);
  const isHeard = isBeforeStage || isUp;
  const isReduced = seat?.noise_reduced === true;
  const [wantsReduced, setWantsReduced] = useState(isReduced);
  const [wish, setWish] = useState(readMicWish);
  const { state, track, devices, again, keep } = useTestMic(wish);
  const going = useSubmit(async () => {
    await sound.chooseMicrophone(wish);
    if (isBeforeStage) await accept(talk.id);
    if (isHeard && wantsReduced !== isReduced) await reduceNoise(talk.id, wantsReduced);
    if (track && isHeard) {
      keep();
      await sound.speakThrough(track);
    }
    onClose();
  });
  const options = [
    { id: USUAL, label: t`As the system has it` },
    ...devices.filter(({ id }) => id !== "default").map(({ id, label }, i) => ({ id, label: label === "" ? t`Microphone ${i + 1}` : label })),
  ];
  const chosen = options.some(({ id }) => id === wish.device) ? wish.device : USUAL;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closesOutside={false}
      title={t`Sound check`}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" isPending={going.isPending} onPress={() => void going.submit()}>
            {isBeforeStage ? <Trans>Go on stage</Trans> : <Trans>Done</Trans>}
          </Button>
        </>
      }
    >
      <div className={styles.check}>
        {state === "on" && track ? <Level track={track} /> : <Trouble state={state} onAgain={again} />}
        <Select
          label={t`Microphone`}
          options={options}
          value={chosen}
          onChange={(id) => setWish({ ...wish, device: id === USUAL ? null : id })}
        />
        <Switch
          label={t`Take out echo`}
          hint={t`Leave it on unless you wear headphones.`}
          isSelected={wish.hasEchoCancellation}
          onChange={(hasEchoCancellation) => setWish({ ...wish, hasEchoCancellation })}
        />
        <Switch
          label={t`Take out noise`}
          hint={t`Fans and keyboards. Turn it off for music.`}
          isSelected={wish.hasNoiseSuppression}
          onChange={(hasNoiseSuppression) => setWish({ ...wish, hasNoiseSuppression })}
        />
        {isHeard && (
          <Switch
            label={t`Take out more noise on the server`}
            hint={t`For a fan or a hum that is still heard. Only the others hear the difference.`}
            isSelected={wantsReduced}
            onChange={setWantsReduced}
          />
        )}
        {isBeforeStage && (
          <p className={styles.note}>
            <Trans>You begin muted. Press M, or hold the space bar, to speak.</Trans>
          </p>
        )}
        <p role="alert" className={styles.error}>
          {going.problem?.message}
        </p>
      </div>
    </Dialog>
  );
}

/** The meter and "hear yourself". */
function Level({ track }: { track: MediaStreamTrack }) {
  const { t } = useLingui();
  const [hasHeard, setHeard] = useState(false);
  const [playing, setPlaying] = useState<"no" | "records" | "plays">("no");
  const follow = useCallback(
    (tell: (level: number) => void) =>
      meter(track, (level) => {
        tell(level);
        if (level > 0.3) setHeard(true);
      }),
    [track],
  );
  const hear = () => {
    if (playing !== "no") return;
    void playBack(track, setPlaying).finally(() => setPlaying("no"));
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

function Trouble({ state, onAgain }: { state: TestState; onAgain: () => void }) {
  return (
    <div className={styles.trouble} role="status">
      <p>
        {state === "asking" || state === "on" ? (
          <Trans>Your browser asks whether Flurfunk may use the microphone. Say yes there.</Trans>
        ) : state === "denied" ? (
          <Trans>The microphone is not allowed for this page. Allow it at the left of the address, then try again.</Trans>
        ) : state === "missing" ? (
          <Trans>No microphone was found. Plug one in, or go on stage muted.</Trans>
        ) : state === "busy" ? (
          <Trans>Another program holds your microphone. Close it there, then try again.</Trans>
        ) : (
          <Trans>The microphone could not be opened. You can go on stage and try again there.</Trans>
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
