/** How loud something plays, and changes of it without a crack. */

const STEP_MS = 20;

/** Phones leave the volume to their keys; silence they know all the same. */
export function setLoudness(audio: HTMLAudioElement, volume: number, isPaused: boolean): void {
  audio.volume = volume;
  audio.muted = isPaused || (volume === 0 && audio.volume > 0);
}

/** Moves from one volume (0..1) to another and says when it is there; returns how to call it off. */
export function fade(set: (volume: number) => void, from: number, to: number, lasts_ms: number, onDone: () => void = () => undefined): () => void {
  const began_ms = performance.now();
  set(from);
  // By the clock: a page in the background gets fewer turns.
  const timer = setInterval(() => {
    const part = Math.min(1, (performance.now() - began_ms) / lasts_ms);
    set(from + (to - from) * part);
    if (part < 1) return;
    clearInterval(timer);
    onDone();
  }, STEP_MS);
  return () => clearInterval(timer);
}
