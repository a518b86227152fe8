import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { readMicWish } from "@/lib/microphone";
import * as sound from "@/lib/sound/sound";
import { useTestMic } from "@/lib/sound/useTestMic";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { MicCheck, MicCheckError } from "@/ui/MicCheck";

/** Which microphone, how loud, how it sounds: before anyone else hears it. */
export default function SoundCheck({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [wish, setWish] = useState(readMicWish);
  const { state, track, follow, onHear, devices, again, keep } = useTestMic(wish);
  const going = useSubmit(async () => {
    await sound.chooseMicrophone(wish);
    if (track) {
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
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <MicCheck state={state} follow={follow} onHear={onHear} onAgain={again} devices={devices} wish={wish} onWish={setWish}>
        <MicCheckError>{going.problem?.message}</MicCheckError>
      </MicCheck>
    </Dialog>
  );
}
