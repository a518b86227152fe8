import type { CSSProperties, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./PlayBar.module.css";

export interface PlayBarProps {
  /** What the bar is of, for screen readers. */
  label: string;
  /** Where a press on it leads. */
  href: string;
  /** Faces or a cover. */
  picture: ReactNode;
  title: string;
  /** One line on what is heard right now. */
  now: ReactNode;
  acts: ReactNode;
  /** How much has been played, 0..1; left out where that has no end. */
  part?: number;
  /** What opens over it. */
  children?: ReactNode;
}

/** What is heard while one looks at something else: one line below every screen. */
export function PlayBar({ label, href, picture, title, now, acts, part, children }: PlayBarProps) {
  return (
    <section
      aria-label={label}
      className={styles.bar}
      {...(part !== undefined && { "data-has-part": true, style: { "--part": part.toFixed(4) } as CSSProperties })}
    >
      <Link href={href} className={styles.back}>
        <span className={styles.picture}>{picture}</span>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.now}>{now}</span>
        </span>
      </Link>
      <div className={styles.acts}>{acts}</div>
      {children}
    </section>
  );
}
