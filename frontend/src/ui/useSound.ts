import { useCallback, useEffect, useRef, useState } from "react";
import { takeTurn } from "./useAudio";

export interface SoundControl {
  isPlaying: boolean;
  hasFailed: boolean;
  /** Where one is, told while it plays. */
  at_ms: number;
  /** What the file itself says, once it is loaded; null before, and for recordings that do not say it. */
  duration_ms: number | null;
  /** Goes on where it was, or pauses. */
  toggle: () => void;
  seek: (at_ms: number) => void;
}

/** A sound with a place in it: paused, sought, played at another speed. One plays at a time on the page. */
export function useSound(src: string, speed: number): SoundControl {
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [at_ms, setAt] = useState(0);
  const [duration_ms, setDuration] = useState<number | null>(null);
  const audio = useRef<HTMLAudioElement | null>(null);
  const wantedSpeed = useRef(speed);

  useEffect(() => {
    wantedSpeed.current = speed;
    if (audio.current) audio.current.playbackRate = speed;
  }, [speed]);

  useEffect(
    () => () => {
      audio.current?.pause();
      audio.current = null;
    },
    [src],
  );

  const load = useCallback((): HTMLAudioElement => {
    if (audio.current) return audio.current;
    const one = new Audio(src);
    one.preload = "metadata";
    one.onplay = () => setPlaying(true);
    one.onpause = () => setPlaying(false);
    one.ontimeupdate = () => setAt(one.currentTime * 1_000);
    one.ondurationchange = () => setDuration(Number.isFinite(one.duration) ? one.duration * 1_000 : null);
    one.onended = () => {
      one.currentTime = 0;
      setAt(0);
    };
    one.onerror = () => setFailed(true);
    audio.current = one;
    return one;
  }, [src]);

  const toggle = useCallback(() => {
    const one = load();
    if (!one.paused) {
      one.pause();
      return;
    }
    takeTurn(one);
    setFailed(false);
    one.playbackRate = wantedSpeed.current;
    one.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) setFailed(true);
    });
  }, [load]);

  const seek = useCallback(
    (to_ms: number) => {
      load().currentTime = to_ms / 1_000;
      setAt(to_ms);
    },
    [load],
  );
  return { isPlaying, hasFailed, at_ms, duration_ms, toggle, seek };
}
