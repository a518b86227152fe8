import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./OnAirMark.module.css";

/** The one red thing: live on the radio, right now. */
export function OnAirMark({ size = "m", children }: { size?: "m" | "s"; children: ReactNode }) {
  return (
    <span className={cx(styles.mark, size === "s" && styles.small)}>
      <span className={styles.light} aria-hidden />
      {children}
    </span>
  );
}
