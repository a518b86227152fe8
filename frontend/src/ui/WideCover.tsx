import { useState } from "react";
import { hueProps } from "./hue";
import styles from "./WideCover.module.css";

export interface WideCoverProps {
  /** Whose hue it has, and whose lines. */
  name: string;
  src?: string | null;
  /** Across the head of a page, or over a card. */
  size?: "card" | "page";
}

const LINES = [0, 1, 2, 3, 4];

/** Small numbers that stay the same for a name. */
function seedOf(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => (sum * 131 + byte) % 99_991, 7);
}

/** One swell, `line` steps below the first. */
function swell(seed: number, line: number): string {
  const rise = (12 + (seed % 5) * 5) * (seed % 2 === 0 ? 1 : -1);
  const shift = ((seed >> 4) % 150) - 75;
  const y = 24 + ((seed >> 2) % 4) * 5 + line * (9 + (seed % 3) * 2);
  return `M -90 ${y + rise} C ${20 + shift} ${y - rise} ${80 + shift} ${y + rise * 1.6} ${160 + shift} ${y} S ${260 + shift} ${y - rise} 410 ${y + rise / 2}`;
}

/** A wide picture; without one, a few swells in the hue of the name. Takes the width it gets. */
export function WideCover({ name, src, size = "card" }: WideCoverProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const { style, ...hue } = hueProps(name);
  const hasPicture = typeof src === "string" && src !== "" && broken !== src;
  const seed = seedOf(name);
  return (
    <span {...hue} style={style} className={styles.cover} data-size={size} aria-hidden>
      {hasPicture ? (
        <img src={src} alt="" loading="lazy" onError={() => setBroken(src)} />
      ) : (
        <svg viewBox="0 0 320 100" preserveAspectRatio="xMidYMid slice">
          <g fill="none" stroke="var(--hue-mark)" strokeLinecap="round">
            {LINES.map((line) => (
              <path key={line} d={swell(seed, line)} strokeWidth={2.6 - line * 0.35} opacity={0.6 - line * 0.1} />
            ))}
          </g>
        </svg>
      )}
    </span>
  );
}
