import { useCallback, useEffect, useRef, useState } from "react";

/** Whoever plays last: two at once would be noise. */
let current: HTMLAudioElement | null = null;

/** Silences whoever plays, since this one begins. */
export function takeTurn(audio: HTMLAudioElement): void {
  if (current !== audio) current?.pause();
  current = audio;
}

export interface AudioControl {
  isPlaying: boolean;
  /** It could not be loaded or decoded. */
  hasFailed: boolean;
  /** Plays from the beginning, or stops. */
  toggle: () => void;
  /** Tells the part that has been played, 0..1, while it plays. Returns the way out. */
  follow: (tell: (part: number) => void) => () => void;
}

/** A sound for this person's ears only. `duration_ms` is given, since recordings of browsers do not say it. */
export function useAudio(src: string, duration_ms: number): AudioControl {
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const audio = useRef<HTMLAudioElement | null>(null);
  const listeners = useRef(new Set<(part: number) => void>());

  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const tell = () => {
      const part = Math.min(1, ((audio.current?.currentTime ?? 0) * 1_000) / Math.max(1, duration_ms));
      for (const listener of listeners.current) listener(part);
      frame = requestAnimationFrame(tell);
    };
    tell();
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, duration_ms]);

  useEffect(
    () => () => {
      audio.current?.pause();
      audio.current = null;
    },
    [src],
  );

  const toggle = useCallback(() => {
    if (audio.current && !audio.current.paused) {
      audio.current.pause();
      return;
    }
    const one = (audio.current ??= load(src, setPlaying, () => setFailed(true), listeners.current));
    takeTurn(one);
    setFailed(false);
    one.currentTime = 0;
    one.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) setFailed(true);
    });
  }, [src]);

  const follow = useCallback((tell: (part: number) => void) => {
    const { current: all } = listeners;
    all.add(tell);
    return () => all.delete(tell);
  }, []);
  return { isPlaying, hasFailed, toggle, follow };
}

function load(src: string, setPlaying: (is: boolean) => void, onError: () => void, listeners: Set<(part: number) => void>): HTMLAudioElement {
  const one = new Audio(src);
  one.onplay = () => setPlaying(true);
  one.onpause = one.onended = () => {
    setPlaying(false);
    for (const listener of listeners) listener(0);
  };
  one.onerror = onError;
  return one;
}
