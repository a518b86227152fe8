import { MicOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import styles from "./Picture.module.css";
import { type FollowVoice, useVoiceRing } from "./useVoiceRing";

export interface PictureProps {
  track: MediaStreamTrack;
  /** Who is seen, for whoever does not see it. */
  label: string;
  /** One's own: as in a mirror. */
  isMirrored?: boolean;
  isMuted?: boolean;
  follow?: FollowVoice;
  /** `tile`: lies over a face and hides it. `wide`: stands for itself. */
  shape?: "tile" | "wide";
}

/** A picture that stands still for so long is none: what is below it shows again. */
const STALE_MS = 3_000;
const LOOK_EVERY_MS = 500;
const nobody: FollowVoice = () => () => undefined;

/** A moving picture, shown from its first frame on and only while there are more: never the last one of somebody else. */
export function Picture({ track, label, isMirrored = false, isMuted = false, follow = nobody, shape = "tile" }: PictureProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [isLive, setLive] = useState(false);
  useVoiceRing(frame, follow, isMuted);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    // A browser that has been asked for quiet by its person still plays what is muted, once it is told to.
    element.play().catch(() => undefined);
    const leave = followFrames(element, setLive);
    return () => {
      leave();
      element.srcObject = null;
    };
  }, [track]);
  return (
    <span ref={frame} className={styles.picture} data-shape={shape} data-live={isLive ? "" : undefined}>
      <video ref={video} className={styles.video} data-mirrored={isMirrored ? "" : undefined} aria-label={label} aria-hidden={!isLive} autoPlay muted playsInline />
      {isMuted && (
        <span className={styles.muted} aria-hidden>
          <MicOff />
        </span>
      )}
    </span>
  );
}

/** Tells whether frames come. A hidden page paints none, and says nothing by that. */
function followFrames(element: HTMLVideoElement, tell: (isLive: boolean) => void): () => void {
  let at_ms = -Infinity;
  let seen = element.getVideoPlaybackQuality().totalVideoFrames;
  const timer = setInterval(() => {
    const { totalVideoFrames } = element.getVideoPlaybackQuality();
    const now_ms = performance.now();
    if (totalVideoFrames !== seen || document.hidden) at_ms = totalVideoFrames > 0 ? now_ms : at_ms;
    seen = totalVideoFrames;
    tell(now_ms - at_ms < STALE_MS);
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
