import type { ReactNode } from "react";
import styles from "./Part.module.css";

/** A titled part of a page of settings, parted from the next by a hairline. */
export function Part({ title, words, children }: { title: ReactNode; words?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {words !== undefined && <p className={styles.soft}>{words}</p>}
      </div>
      {children}
    </section>
  );
}
