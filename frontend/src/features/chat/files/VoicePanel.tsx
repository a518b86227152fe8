import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { getUploads } from "@/lib/uploads/current";
import { useVoiceRecorder } from "@/lib/useVoiceRecorder";
import { browserWorld } from "@/lib/voice-recorder";
import { VoiceRecorder } from "@/ui/VoiceRecorder";

/** As long as the server takes. */
const LIMIT_MS = 5 * 60_000;

interface VoicePanelProps {
  /** Where the recording waits, as one more attachment of the draft. */
  place: string;
  /** It is sent at once, by itself. */
  onSend: (key: string) => void;
  onClose: () => void;
}

/** Recording a voice message in the composer's place. It begins by itself: one has pressed the microphone. */
export default function VoicePanel({ place, onSend, onClose }: VoicePanelProps) {
  const { t } = useLingui();
  const { recorder, state } = useVoiceRecorder(LIMIT_MS);
  useEffect(() => {
    void recorder.start();
  }, [recorder]);
  const send = () => {
    if (state.phase !== "ready") return;
    const { blob } = state.recorded;
    const [upload] = getUploads().add(place, [new File([blob], t`Voice message`, { type: blob.type })], "voice");
    if (upload) onSend(upload.key);
    onClose();
  };
  return (
    <VoiceRecorder
      label={t`Voice message`}
      state={state}
      limit_ms={LIMIT_MS}
      now_ms={browserWorld.now_ms}
      followLevel={(tell) => recorder.level.subscribe(() => tell(recorder.level.get()))}
      onRecord={() => void recorder.start()}
      onStop={() => void recorder.stop()}
      onPause={() => recorder.pause()}
      onResume={() => recorder.resume()}
      onDiscard={onClose}
      onSend={send}
    />
  );
}
