import { useLingui } from "@lingui/react/macro";
import { cx } from "./cx";
import styles from "./Badge.module.css";

interface BadgeProps {
  count: number;
  /** accent: meant for this person. quiet: merely new. on-air: live. */
  tone?: "accent" | "quiet" | "on-air";
  /** What is counted, for screen readers, as in "3 unread messages". */
  label?: string;
  most?: number;
}

/** A count; nothing at zero. */
export function Badge({ count, tone = "accent", label, most = 99 }: BadgeProps) {
  const { i18n } = useLingui();
  if (count <= 0) return null;
  const shown = count > most ? `${i18n.number(most)}+` : i18n.number(count);
  const name = label === undefined ? {} : { role: "img", "aria-label": label };
  return (
    <span className={cx(styles.badge, styles[tone])} {...name}>
      {shown}
    </span>
  );
}

/** Something new, uncounted. */
export function Dot({ tone = "accent", label }: { tone?: "accent" | "quiet" | "on-air" | "present"; label?: string }) {
  const name = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return <span className={cx(styles.dot, styles[`dot-${tone}`])} {...name} />;
}
