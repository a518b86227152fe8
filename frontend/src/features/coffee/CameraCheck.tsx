import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { openCamera, readCameraWish } from "@/lib/camera";
import { turnOn } from "@/lib/sight/sight";
import { useSubmit } from "@/lib/useSubmit";
import { type TestTrack, useTestTrack } from "@/lib/useTestTrack";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Picture } from "@/ui/Picture";
import { Select } from "@/ui/Select";
import styles from "./CameraCheck.module.css";

const USUAL = "usual";

/** How one looks, and through which camera: before anyone else sees it. */
export default function CameraCheck({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [wish, setWish] = useState(readCameraWish);
  const { state, track, devices, again } = useTestTrack(useCallback(() => openCamera(wish), [wish]), "videoinput");
  const going = useSubmit(async () => {
    if (!track) return;
    // Where the server says no, the preview goes on.
    await turnOn(track.clone(), wish);
    onClose();
  });
  const options = [{ id: USUAL, label: t`As the system has it` }, ...devices.map(({ id, label }, i) => ({ id, label: label === "" ? t`Camera ${i + 1}` : label }))];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closesOutside={false}
      title={t`Your camera`}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" isDisabled={state !== "on"} isPending={going.isPending} onPress={() => void going.submit()}>
            <Trans>Turn on</Trans>
          </Button>
        </>
      }
    >
      <div className={styles.check}>
        <div className={styles.stage}>
          {state === "on" && track ? <Picture key={track.id} track={track} label={t`Your own picture`} isMirrored shape="wide" /> : <Trouble state={state} onAgain={again} />}
        </div>
        <Select
          label={t`Camera`}
          options={options}
          value={options.some(({ id }) => id === wish) ? wish : USUAL}
          onChange={(id) => setWish(id === USUAL ? null : id)}
        />
        <p className={styles.note}>
          <Trans>Only those at the table see you, and nothing is recorded. You see yourself as in a mirror, the others do not.</Trans>
        </p>
        {going.problem && (
          <p role="alert" className={styles.error}>
            {going.problem.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Trouble({ state, onAgain }: { state: TestTrack["state"]; onAgain: () => void }) {
  return (
    <div className={styles.trouble} role="status">
      <p>
        {state === "asking" || state === "on" ? (
          <Trans>Your browser asks whether Flurfunk may use the camera. Say yes there.</Trans>
        ) : state === "denied" ? (
          <Trans>The camera is not allowed for this page. Allow it at the left of the address, then try again.</Trans>
        ) : state === "missing" ? (
          <Trans>No camera was found. Plug one in, then try again. The others hear you without one, too.</Trans>
        ) : state === "busy" ? (
          <Trans>Another program holds your camera. Close it there, then try again.</Trans>
        ) : (
          <Trans>The camera could not be opened. The others hear you without it, too.</Trans>
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
