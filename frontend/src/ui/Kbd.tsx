import { keyLabels } from "./keys";
import styles from "./Kbd.module.css";

/** Keys to press, as in "mod+k", "g r" or "?". "mod" is Ctrl, or Command on a Mac. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(" ").map((chord, i) => (
        <kbd key={i} className={styles.key}>
          {keyLabels(chord)}
        </kbd>
      ))}
    </span>
  );
}
