import { useCallback, useEffect, useRef, useState } from "react";
import { type Device, DeviceTrouble, type DeviceTroubleState, listDevices, onDevicesChanged } from "./devices";

export interface TestTrack {
  state: "asking" | "on" | DeviceTroubleState;
  track: MediaStreamTrack | null;
  /** Of its kind. */
  devices: readonly Device[];
  again: () => void;
  /** Whoever takes the track stops it. */
  keep: () => void;
}

/** A microphone or a camera that only this dialog has, opened anew whenever `open` is another one. */
export function useTestTrack(open: () => Promise<MediaStreamTrack>, kind: Parameters<typeof listDevices>[0]): TestTrack {
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [state, setState] = useState<TestTrack["state"]>("asking");
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const [nth, setNth] = useState(0);
  const isKept = useRef(false);

  useEffect(() => {
    let isWanted = true;
    let opened: MediaStreamTrack | null = null;
    const list = () => void listDevices(kind).then((found) => isWanted && setDevices(found));
    open().then(
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
        if (isWanted) setState(error instanceof DeviceTrouble ? error.state : "failed");
      },
    );
    const stop = onDevicesChanged(list);
    return () => {
      isWanted = false;
      stop();
      if (opened && !isKept.current) opened.stop();
    };
  }, [open, kind, nth]);

  const again = useCallback(() => {
    setState("asking");
    setTrack(null);
    setNth((before) => before + 1);
  }, []);
  const keep = useCallback(() => {
    isKept.current = true;
  }, []);
  return { state, track, devices, again, keep };
}
