import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** What stands between one and the sound, told while it lasts; empty where all is well. */
export function Notices({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles.notices}>
      {children}
    </div>
  );
}

export function Notice({ words, act }: { words: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.notice}>
      <p>{words}</p>
      {act}
    </div>
  );
}
