import { useEffect, useRef } from "react";
import { MicOff } from "lucide-react";
import { levelsCell, SPEAKING } from "@/lib/talk-cells";
import { Avatar } from "@/ui/Avatar";
import styles from "./StageFace.module.css";

interface StageFaceProps {
  person: string;
  name: string;
  src: string | null;
  isMuted: boolean;
  isHere: boolean;
  size?: "l" | "s";
}

/** Between two words one still speaks: the ring does not flicker with each syllable. */
const BREATH_MS = 700;

/** A face whose ring follows the voice. The level goes past React, straight to the ring: it comes ten times a second. */
export function StageFace({ person, name, src, isMuted, isHere, size = "l" }: StageFaceProps) {
  const face = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const speaks = (is: boolean) => {
      clearTimeout(pause);
      pause = undefined;
      face.current?.toggleAttribute("data-speaking", is);
    };
    const show = () => {
      const level = isMuted ? 0 : (levelsCell.get()[person] ?? 0);
      face.current?.style.setProperty("--level", level.toFixed(2));
      if (isMuted || level > SPEAKING) speaks(!isMuted);
      else pause ??= setTimeout(() => speaks(false), BREATH_MS);
    };
    show();
    const leave = levelsCell.subscribe(show);
    return () => {
      leave();
      clearTimeout(pause);
    };
  }, [person, isMuted]);
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
