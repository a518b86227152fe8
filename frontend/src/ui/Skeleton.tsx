import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Skeleton.module.css";
import { VisuallyHidden } from "./VisuallyHidden";

interface SkeletonProps {
  shape?: "line" | "circle" | "block";
  /** CSS lengths. A line is as tall as text; vary widths so that it looks like text. */
  width?: string;
  height?: string;
}

/** The shape of what comes. Give it the size of what comes, so that nothing jumps. */
export function Skeleton({ shape = "line", width, height }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={cx(styles.bone, styles[shape])}
      style={{ ...(width !== undefined && { width }), ...(height !== undefined && { height }) }}
    />
  );
}

/** Wraps the skeletons of one place, and says once that it loads. */
export function SkeletonGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.group} aria-busy="true">
      <span role="status">
        <VisuallyHidden>{label}</VisuallyHidden>
      </span>
      {children}
    </div>
  );
}
