import { useEffect, useRef } from "react";
import { MicOff } from "lucide-react";
import { Avatar } from "./Avatar";
import styles from "./VoiceFace.module.css";

export interface VoiceFaceProps {
  /** Tells how loud they are, 0..1, and whether that is speech. Returns the way out. */
  follow: (tell: (level: number, speaks: boolean) => void) => () => void;
  name: string;
  src: string | null;
  isMuted: boolean;
  isHere: boolean;
  size?: "l" | "s";
}

/** Between two words one still speaks: the ring does not flicker with each syllable. */
const BREATH_MS = 700;

/** A face whose ring follows the voice. The level goes past React, straight to the ring: it comes ten times a second. */
export function VoiceFace({ follow, name, src, isMuted, isHere, size = "l" }: VoiceFaceProps) {
  const face = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const speaks = (is: boolean) => {
      clearTimeout(pause);
      pause = undefined;
      face.current?.toggleAttribute("data-speaking", is);
    };
    const leave = follow((level, isSpeech) => {
      face.current?.style.setProperty("--level", isMuted ? "0" : level.toFixed(2));
      if (isMuted || isSpeech) speaks(!isMuted);
      else pause ??= setTimeout(() => speaks(false), BREATH_MS);
    });
    return () => {
      leave();
      clearTimeout(pause);
    };
  }, [follow, isMuted]);
  return (
    <span ref={face} className={styles.face} data-size={size} data-gone={isHere ? undefined : ""}>
      <span className={styles.ring} aria-hidden />
      <Avatar name={name} src={src} size={size === "l" ? "xl" : "s"} />
      {isMuted && (
        <span className={styles.muted} aria-hidden>
          <MicOff />
        </span>
      )}
    </span>
  );
}
