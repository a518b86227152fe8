import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Device, listMicrophones, meter, type MicWish, MicTrouble, onMicrophonesChanged, openMicrophone } from "@/lib/microphone";
import { playBack } from "./play-back";

export type TestState = "asking" | "on" | MicTrouble["state"];

export interface TestMic {
  state: TestState;
  track: MediaStreamTrack | null;
  /** Tells how loud it is, 0..1; null until it is open. */
  follow: ((tell: (level: number) => void) => () => void) | null;
  /** Records a few seconds and plays them on this device. */
  onHear: (tell: (phase: "records" | "plays") => void) => Promise<void>;
  devices: readonly Device[];
  again: () => void;
  /** Whoever takes the track stops it. */
  keep: () => void;
}

/** A microphone that only this dialog hears, opened anew for every wish. */
export function useTestMic(wish: MicWish): TestMic {
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [state, setState] = useState<TestState>("asking");
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const [nth, setNth] = useState(0);
  const isKept = useRef(false);

  useEffect(() => {
    let isWanted = true;
    let opened: MediaStreamTrack | null = null;
    const list = () => void listMicrophones().then((found) => isWanted && setDevices(found));
    openMicrophone(wish).then(
      (one) => {
        if (!isWanted) {
          one.stop();
          return;
        }
        opened = one;
        one.onended = () => setState("missing");
        setTrack(one);
        setState("on");
        list();
      },
      (error: unknown) => {
        if (isWanted) setState(error instanceof MicTrouble ? error.state : "failed");
      },
    );
    const stop = onMicrophonesChanged(list);
    return () => {
      isWanted = false;
      stop();
      if (opened && !isKept.current) opened.stop();
    };
  }, [wish, nth]);

  const again = useCallback(() => {
    setState("asking");
    setTrack(null);
    setNth((before) => before + 1);
  }, []);
  /** Whoever takes the track stops it. */
  const keep = useCallback(() => {
    isKept.current = true;
  }, []);
  const follow = useMemo(() => track && ((tell: (level: number) => void) => meter(track, tell)), [track]);
  const onHear = useCallback(async (tell: (phase: "records" | "plays") => void) => {
    if (track) await playBack(track, tell);
  }, [track]);
  return { state, track, follow, onHear, devices, again, keep };
}
