import { useRef } from "react";
import { MicOff } from "lucide-react";
import { Avatar } from "./Avatar";
import { type FollowVoice, useVoiceRing } from "./useVoiceRing";
import styles from "./VoiceFace.module.css";

export interface VoiceFaceProps {
  /** Tells how loud they are, 0..1, and whether that is speech. Returns the way out. */
  follow: FollowVoice;
  name: string;
  src: string | null;
  isMuted: boolean;
  isHere: boolean;
  size?: "l" | "s";
}

/** A face whose ring follows the voice. */
export function VoiceFace({ follow, name, src, isMuted, isHere, size = "l" }: VoiceFaceProps) {
  const face = useRef<HTMLSpanElement>(null);
  useVoiceRing(face, follow, isMuted);
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
