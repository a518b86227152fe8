import { cx } from "./cx";
import styles from "./Sparkline.module.css";

/** Days or the like as small bars, 0 to `most` each. What they say in words stands in `label`. */
export function Sparkline({ values, most, label }: { values: readonly number[]; most: number; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} className={styles.bars}>
      {values.map((value, at) => (
        <span key={at} className={cx(styles.bar, value === 0 && styles.none)} style={{ height: `${value === 0 ? 8 : 20 + (value / most) * 80}%` }} />
      ))}
    </span>
  );
}
