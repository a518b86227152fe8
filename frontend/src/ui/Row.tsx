import type { ReactNode } from "react";
import { Link } from "wouter";
import { cx } from "./cx";
import styles from "./Row.module.css";

export interface RowProps {
  href: string;
  /** An icon, an Avatar. */
  before?: ReactNode;
  children: ReactNode;
  /** A second, quiet line. */
  hint?: ReactNode | undefined;
  /** Badge, time, Dot. */
  after?: ReactNode;
  isCurrent?: boolean;
  /** Has something new: set in bold. */
  isNew?: boolean;
  isMuted?: boolean;
}

/** One line of a list that leads somewhere; text too long for it is cut, with its beginning kept. */
export function Row({ href, before, children, hint, after, isCurrent, isNew, isMuted }: RowProps) {
  return (
    <Link
      href={href}
      className={cx(styles.row, isCurrent && styles.current, isNew && styles.new, isMuted && styles.muted)}
      {...(isCurrent && { "aria-current": "page" as const })}
    >
      {before !== undefined && <span className={styles.before}>{before}</span>}
      <span className={styles.words}>
        <span className={styles.label}>{children}</span>
        {hint != null && <span className={styles.hint}>{hint}</span>}
      </span>
      {after != null && <span className={styles.after}>{after}</span>}
    </Link>
  );
}

export interface RowSectionProps {
  title: ReactNode;
  /** One IconButton: add, sort. */
  act?: ReactNode;
  children: ReactNode;
}

/** A titled run of rows. */
export function RowSection({ title, act, children }: RowSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {act}
      </div>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}
