import type { ReactNode } from "react";
import styles from "./states.module.css";

export interface EmptyStateProps {
  /** A lucide icon, or the mark. */
  icon?: ReactNode;
  /** A few words in the display face; leave out where the place is small. */
  title?: ReactNode;
  /** One sentence that teaches. */
  children: ReactNode;
  /** One act. */
  act?: ReactNode;
}

/** Nothing here yet: why, and what to do. */
export function EmptyState({ icon, title, children, act }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      {title !== undefined && <h2 className={styles.title}>{title}</h2>}
      <p className={styles.words}>{children}</p>
      {act !== undefined && <div className={styles.act}>{act}</div>}
    </div>
  );
}
