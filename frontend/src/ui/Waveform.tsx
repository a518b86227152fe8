import type { Ref } from "react";
import styles from "./Waveform.module.css";

/** How loud something is from its beginning to its end, 0..100 a bar. `--played` on it: the part that was heard, 0..1. */
export function Waveform({ bars, ref }: { bars: readonly number[]; ref?: Ref<HTMLSpanElement> }) {
  const width = bars.length * 3;
  return (
    <span {...(ref && { ref })} className={styles.wave} aria-hidden>
      {[styles.rest, styles.heard].map((className) => (
        <svg key={className} className={className} viewBox={`0 0 ${width} 24`} preserveAspectRatio="none">
          {bars.map((bar, nth) => {
            const height = Math.max(1.5, (bar / 100) * 24);
            return <rect key={nth} x={nth * 3} y={(24 - height) / 2} width={2} height={height} rx={1} />;
          })}
        </svg>
      ))}
    </span>
  );
}
