import { useState } from "react";
import styles from "./Cover.module.css";
import { hueProps } from "./hue";

export interface CoverProps {
  /** Of what; draws the waves. */
  title: string;
  /** Whose hue it has. */
  hueOf: string;
  src?: string | null;
}

const WAVES = [18, 30, 42, 54, 66, 78];

/** Small numbers that stay the same for a title. */
function seedOf(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => (sum * 31 + byte) % 9973, 7);
}

/** A square picture; without one, waves that spread from a point, in the hue of where it belongs. Takes the width it gets. */
export function Cover({ title, hueOf, src }: CoverProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const { style, ...hue } = hueProps(hueOf);
  const hasPicture = typeof src === "string" && src !== "" && broken !== src;
  const seed = seedOf(title);
  const x = 20 + (seed % 5) * 15;
  const y = 78 - (seed % 3) * 12;
  return (
    <span {...hue} style={style} className={styles.cover} aria-hidden>
      {hasPicture ? (
        <img src={src} alt="" loading="lazy" onError={() => setBroken(src)} />
      ) : (
        <svg viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice">
          <rect width="100" height="100" fill="var(--hue-wash)" />
          <g fill="none" stroke="var(--hue-mark)" strokeLinecap="round">
            {WAVES.map((radius, i) => (
              <circle key={radius} cx={x} cy={y} r={radius} strokeWidth={3.2 - i * 0.4} opacity={0.72 - i * 0.1} />
            ))}
          </g>
          <circle cx={x} cy={y} r="7" fill="var(--hue-ink)" />
        </svg>
      )}
    </span>
  );
}
