import type { ReactNode } from "react";
import styles from "./Divider.module.css";

/** A hairline; with children, words sit in it, as in "Today" or "New". */
export function Divider({ children, tone = "plain" }: { children?: ReactNode; tone?: "plain" | "accent" }) {
  if (children === undefined) return <hr className={styles.line} />;
  return (
    <div className={styles.worded} data-tone={tone}>
      <span>{children}</span>
    </div>
  );
}
