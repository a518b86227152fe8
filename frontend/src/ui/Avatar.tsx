import { useState } from "react";
import styles from "./Avatar.module.css";
import { cx } from "./cx";
import { hueProps } from "./hue";
import { initialsOf } from "./initials";

/** A ring means something: speaks now, is on air, sits in a coffee room. */
export type AvatarRing = "none" | "speaking" | "on-air" | "coffee";
/** quiet: not to be disturbed, here or not. */
export type AvatarPresence = "here" | "away" | "none" | "quiet" | "quiet-away";
export type AvatarSize = "xs" | "s" | "m" | "l" | "xl";

/** Pixels across, ring not counted. */
const SIZES: Record<AvatarSize, number> = { xs: 20, s: 28, m: 36, l: 48, xl: 80 };

export interface AvatarProps {
  name: string;
  src?: string | null;
  size?: AvatarSize;
  ring?: AvatarRing;
  presence?: AvatarPresence;
  /** Spoken instead of nothing. Leave it out when the name stands beside the face. */
  label?: string;
  /** A rounded square, for a community or a channel rather than a person. */
  shape?: "round" | "square";
}

/** A face, or initials on the name's hue while there is none. */
export function Avatar(props: AvatarProps) {
  const { name, src, size = "m", ring = "none", presence = "none", label, shape = "round" } = props;
  const [broken, setBroken] = useState<string | null>(null);
  const { style, ...hue } = hueProps(name);
  const spoken = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  const hasPicture = typeof src === "string" && src !== "" && broken !== src;
  return (
    <span
      {...hue}
      {...spoken}
      style={style}
      className={cx(styles.avatar, styles[size], styles[shape], ring !== "none" && styles[ring])}
    >
      <span className={styles.face}>
        {hasPicture ? (
          <img src={src} alt="" width={SIZES[size]} height={SIZES[size]} loading="lazy" onError={() => setBroken(src)} />
        ) : (
          initialsOf(name)
        )}
      </span>
      {presence !== "none" && (
        <span className={cx(styles.presence, styles[presence])}>
          {presence.startsWith("quiet") && (
            <svg viewBox="0 0 16 16" aria-hidden>
              <path d="M12.9 10.2A5.6 5.6 0 0 1 6 2.9a5.4 5.4 0 1 0 6.9 7.3Z" />
            </svg>
          )}
        </span>
      )}
    </span>
  );
}
