import { useCallback, useMemo } from "react";
import { meter, type MicWish, openMicrophone } from "@/lib/microphone";
import { type TestTrack, useTestTrack } from "@/lib/useTestTrack";
import { playBack } from "./play-back";

export interface TestMic extends TestTrack {
  /** Tells how loud it is, 0..1; null until it is open. */
  follow: ((tell: (level: number) => void) => () => void) | null;
  /** Records a few seconds and plays them on this device. */
  onHear: (tell: (phase: "records" | "plays") => void) => Promise<void>;
}

/** A microphone that only this dialog hears, opened anew for every wish. */
export function useTestMic(wish: MicWish): TestMic {
  const test = useTestTrack(useCallback(() => openMicrophone(wish), [wish]), "audioinput");
  const { track } = test;
  const follow = useMemo(() => track && ((tell: (level: number) => void) => meter(track, tell)), [track]);
  const onHear = useCallback(async (tell: (phase: "records" | "plays") => void) => {
    if (track) await playBack(track, tell);
  }, [track]);
  return { ...test, follow, onHear };
}
