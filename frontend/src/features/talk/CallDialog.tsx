import { i18n as messages } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { QUESTION_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import { useVoiceRecorder } from "@/lib/useVoiceRecorder";
import { browserWorld } from "@/lib/voice-recorder";
import type { Question } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import { VoiceRecorder } from "@/ui/VoiceRecorder";
import { CALL_LIMIT_MS, sendCall } from "./board-api";
import styles from "./Call.module.css";
import { say } from "./news";

interface CallDialogProps {
  talk: string;
  onSent?: (question: Question) => void;
  onClose: () => void;
}

/** Records a question and hands it to the hosts. What was recorded stays here until it has arrived. */
export default function CallDialog({ onClose, ...props }: CallDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={t`Record a question`}>
      <CallForm {...props} onClose={onClose} />
    </Dialog>
  );
}

function CallForm({ talk, onSent, onClose }: CallDialogProps) {
  const { t } = useLingui();
  const { recorder, state } = useVoiceRecorder(CALL_LIMIT_MS);
  const followLevel = useCallback((tell: (level: number) => void) => recorder.level.subscribe(() => tell(recorder.level.get())), [recorder]);
  const [text, setText] = useState("");
  const sending = useSubmit(async () => {
    if (state.phase !== "ready") return;
    const question = await sendCall(talk, text, state.recorded.blob);
    say(messages._(msg`Your question is with the hosts.`));
    onSent?.(question);
    onClose();
  });
  return (
    <div className={styles.form}>
      <p className={styles.note}>
        <Trans>Up to a minute. Only the hosts hear it, until they play it on air. It is deleted with the end of the talk if they do not. If the talk is recorded, a question that is played is part of the recording.</Trans>
      </p>
      <VoiceRecorder
        label={t`Your question`}
        state={state}
        limit_ms={CALL_LIMIT_MS}
        now_ms={browserWorld.now_ms}
        followLevel={followLevel}
        onRecord={() => void recorder.start()}
        onStop={() => void recorder.stop()}
        onDiscard={() => {
          sending.clear();
          recorder.discard();
        }}
        onSend={() => void sending.submit()}
        isSending={sending.isPending}
        {...(sending.problem !== null && { error: sending.problem.message })}
      />
      <TextField label={t`What is it about? (optional)`} value={text} onChange={setText} maxLength={QUESTION_LIMIT} autoComplete="off" />
    </div>
  );
}
