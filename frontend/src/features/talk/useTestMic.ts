import { useCallback, useEffect, useRef, useState } from "react";
import { type Device, listMicrophones, type MicWish, MicTrouble, onMicrophonesChanged, openMicrophone } from "@/lib/microphone";

export type TestState = "asking" | "on" | MicTrouble["state"];

/** A microphone that only this dialog hears, opened anew for every wish. */
export function useTestMic(wish: MicWish): { state: TestState; track: MediaStreamTrack | null; devices: readonly Device[]; again: () => void; keep: () => void } {
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
  return { state, track, devices, again, keep };
}
