import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { readMicWish } from "@/lib/microphone";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { MicCheck, MicCheckError, MicCheckNote } from "@/ui/MicCheck";
import { Switch } from "@/ui/Switch";
import { accept, reduceNoise } from "./acts";
import * as sound from "@/lib/sound/sound";
import { isOnStage } from "./stage";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";
import { useTestMic } from "@/lib/sound/useTestMic";

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
  const { state, track, follow, onHear, devices, again, keep } = useTestMic(wish);
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
      <MicCheck state={state} follow={follow} onHear={onHear} onAgain={again} devices={devices} wish={wish} onWish={setWish}>
        {isHeard && (
          <Switch
            label={t`Take out more noise on the server`}
            hint={t`For a fan or a hum that is still heard. Only the others hear the difference.`}
            isSelected={wantsReduced}
            onChange={setWantsReduced}
          />
        )}
        {isBeforeStage && (
          <MicCheckNote>
            <Trans>You begin muted. Press M, or hold the space bar, to speak.</Trans>
          </MicCheckNote>
        )}
        <MicCheckError>{going.problem?.message}</MicCheckError>
      </MicCheck>
    </Dialog>
  );
}
