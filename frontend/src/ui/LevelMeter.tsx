import { useEffect, useRef } from "react";
import styles from "./LevelMeter.module.css";

export interface LevelMeterProps {
  /** What the bar says to who cannot see it. */
  label: string;
  /** Tells how loud it is, 0..1. Returns the way out. */
  follow: (tell: (level: number) => void) => () => void;
}

/** How loud a microphone is. The level goes past React, straight to the bar: it comes many times a second. */
export function LevelMeter({ label, follow }: LevelMeterProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => follow((level) => bar.current?.style.setProperty("--level", level.toFixed(2))), [follow]);
  return (
    <div ref={bar} className={styles.meter} role="img" aria-label={label}>
      <span />
    </div>
  );
}
