import { useEffect, useState } from "react";
import { useCell } from "./cell";
import { browserWorld, type RecorderState, VoiceRecorder } from "./voice-recorder";

/** A recorder for as long as a part is on screen: whoever leaves lets go of the microphone and of what was recorded. */
export function useVoiceRecorder(limit_ms: number): { recorder: VoiceRecorder; state: RecorderState } {
  const [recorder] = useState(() => new VoiceRecorder(browserWorld, limit_ms));
  const state = useCell(recorder.state);
  useEffect(() => () => recorder.discard(), [recorder]);
  return { recorder, state };
}
