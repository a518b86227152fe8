import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { decline } from "./acts";
import styles from "./InvitationSheet.module.css";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";

const SoundCheck = lazy(() => import("./SoundCheck"));

/** "Come on stage": no hurry, yes or no; a yes leads to the sound check. */
export function InvitationSheet() {
  const { t } = useLingui();
  const { talk } = useOpenTalk();
  const seat = useOwnSeat();
  const [isChecking, setChecking] = useState(false);
  const isInvited = seat?.invited === true;
  if (isChecking) {
    return (
      <Suspense fallback={null}>
        <SoundCheck isBeforeStage onClose={() => setChecking(false)} />
      </Suspense>
    );
  }
  return (
    <Dialog
      isOpen={isInvited}
      onClose={() => decline(talk.id)}
      closesOutside={false}
      size="s"
      title={t`Would you like to come on stage?`}
      footer={
        <>
          <Button onPress={() => decline(talk.id)}>
            <Trans>Rather listen</Trans>
          </Button>
          <Button look="primary" onPress={() => setChecking(true)}>
            <Trans>Yes, gladly</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        <Trans>The hosts would like to hear you. Next comes a short sound check, and you begin muted: you decide when you speak.</Trans>
      </p>
    </Dialog>
  );
}
