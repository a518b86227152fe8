/** What a phone's lock screen and a keyboard's keys show of an episode, and do with it. */
import type { Episode } from "@/lib/wire";

export interface LockScreenActs {
  play: () => void;
  pause: () => void;
  /** Back or forward by so much. */
  skip: (by_ms: number) => void;
  seek: (at_ms: number) => void;
  stop: () => void;
}

export const BACK_MS = 15_000;
export const FORWARD_MS = 30_000;
const ACTS: readonly MediaSessionAction[] = ["play", "pause", "stop", "seekbackward", "seekforward", "seekto"];

const sessionHere = () => navigator.mediaSession as MediaSession | undefined;

/** A talk takes the lock screen while one is in it; so it is put there again whenever an episode begins to play. */
export function showOnLockScreen({ title, cover_url: cover }: Episode, artist: string, acts: LockScreenActs): void {
  const session = sessionHere();
  if (!session) return;
  session.metadata = new MediaMetadata({ title, artist, album: "Flurfunk", artwork: [{ src: cover ?? "/static/app/icon-512.png" }] });
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: acts.play,
    pause: acts.pause,
    stop: acts.stop,
    seekbackward: ({ seekOffset }) => acts.skip(seekOffset ? -seekOffset * 1_000 : -BACK_MS),
    seekforward: ({ seekOffset }) => acts.skip(seekOffset ? seekOffset * 1_000 : FORWARD_MS),
    seekto: ({ seekTime }) => {
      if (seekTime !== undefined) acts.seek(seekTime * 1_000);
    },
  };
  for (const act of ACTS) session.setActionHandler(act, handlers[act] ?? null);
}

export function tellLockScreen(isPlaying: boolean, at_ms: number, duration_ms: number, speed: number): void {
  const session = sessionHere();
  if (!session) return;
  session.playbackState = isPlaying ? "playing" : "paused";
  if (duration_ms > 0) session.setPositionState({ duration: duration_ms / 1_000, playbackRate: speed, position: Math.min(at_ms, duration_ms) / 1_000 });
}

export function clearLockScreen(): void {
  const session = sessionHere();
  if (!session) return;
  for (const act of ACTS) session.setActionHandler(act, null);
  session.playbackState = "none";
  session.metadata = null;
}
