import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { consent, refuseRecording } from "./acts";
import styles from "./InvitationSheet.module.css";
import { hasToAnswer } from "./recording";
import { useOpenTalk, useViewer } from "./useOpenTalk";

interface ConsentSheetProps {
  /** What brings the question back once it was put off. */
  later: (ask: () => void) => ReactNode;
}

/** "May your voice be recorded?" Yes, no, or later: closing the question answers nothing. */
export function ConsentSheet({ later }: ConsentSheetProps) {
  const open = useOpenTalk();
  const { person } = useViewer();
  return hasToAnswer(open, person) ? <Question later={later} /> : null;
}

function Question({ later }: ConsentSheetProps) {
  const { t } = useLingui();
  const { talk, recording } = useOpenTalk();
  const host = useLive((state) => nameOf(state, recording.wanted_by ?? ""));
  const [isPutOff, setPutOff] = useState(false);
  return (
    <>
      {isPutOff && later(() => setPutOff(false))}
      <Dialog
        isOpen={!isPutOff}
        onClose={() => setPutOff(true)}
        closesOutside={false}
        size="s"
        title={t`May your voice be recorded?`}
        footer={
          <>
            <Button onPress={() => refuseRecording(talk.id)}>
              <Trans>No</Trans>
            </Button>
            <Button look="primary" onPress={() => consent(talk.id)}>
              <Trans>Yes, record me</Trans>
            </Button>
          </>
        }
      >
        <p className={styles.words}>
          <Trans>{host} would like to record this talk. Your voice is recorded only with your yes, and you can take it back at any time.</Trans>
        </p>
        <p className={styles.words}>
          {recording.has_run ? (
            <Trans>Until you answer, the recording is paused. With a no it goes on without your voice.</Trans>
          ) : (
            <Trans>The recording begins only when everyone on stage agrees.</Trans>
          )}
        </p>
      </Dialog>
    </>
  );
}
