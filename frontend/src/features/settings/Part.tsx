import type { ReactNode } from "react";
import styles from "./settings.module.css";

/** A titled part of a section, parted from the next by a hairline. */
export function Part({ title, words, children }: { title: ReactNode; words?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.partWords}>
        <h2 className={styles.partTitle}>{title}</h2>
        {words !== undefined && <p className={styles.soft}>{words}</p>}
      </div>
      {children}
    </section>
  );
}
