import { useEffect } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { attempt } from "./acts";
import { leaveTalk } from "./session";
import * as sound from "@/lib/sound/sound";
import { isOnStage, onStage } from "./stage";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";

/** What a phone's lock screen and a keyboard's keys show and do. Pausing mutes whoever may speak, and silences for who listens. */
export function useMediaSession(): void {
  const open = useOpenTalk();
  const isUp = isOnStage(useOwnSeat());
  const hosts = onStage(open).map(({ person }) => person);
  const artist = useLive((state) => hosts.map((person) => nameOf(state, person)).join(", "));
  const { title, cover_url: cover } = open.talk;

  useEffect(() => {
    const session = navigator.mediaSession as MediaSession | undefined;
    if (!session) return;
    session.metadata = new MediaMetadata({ title, artist, album: "Flurfunk", ...(cover !== null && { artwork: [{ src: cover }] }) });
  }, [title, artist, cover]);

  useEffect(() => {
    const session = navigator.mediaSession as MediaSession | undefined;
    if (!session) return;
    const play = () => {
      sound.pause(false);
      session.playbackState = "playing";
    };
    const pause = () => {
      if (isUp) {
        attempt(sound.mute());
        return;
      }
      sound.pause(true);
      session.playbackState = "paused";
    };
    const acts: [MediaSessionAction, () => void][] = [
      ["play", play],
      ["pause", pause],
      ["stop", () => void leaveTalk()],
    ];
    session.playbackState = "playing";
    for (const [act, run] of acts) session.setActionHandler(act, run);
    return () => {
      for (const [act] of acts) session.setActionHandler(act, null);
      session.playbackState = "none";
      session.metadata = null;
    };
  }, [isUp]);
}
