import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";

/** Tells the ears what the eyes see on the button of one's microphone. */
export function useSpokenMic(mic: string, speak: (words: string) => void): void {
  const { t } = useLingui();
  const before = useRef(mic);
  useEffect(() => {
    const was = before.current;
    before.current = mic;
    if (was === mic) return;
    if (mic === "open") speak(t`Your microphone is open`);
    else if (mic === "closed" && was === "open") speak(t`You are muted`);
  }, [mic, speak, t]);
}
