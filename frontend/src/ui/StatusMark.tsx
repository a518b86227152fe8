import { cx } from "./cx";
import styles from "./StatusMark.module.css";

interface StatusMarkProps {
  emoji: string;
  text: string;
  /** Spoken before the words and shown with them on hover, as in "Status". */
  label: string;
  /** "until 14:30"; empty: it has no end. */
  until?: string;
  className?: string;
}

/** Stands for a status that has words alone. */
const WORDS_ALONE = "💬";

/** What somebody says of themselves, as one small sign beside their name; the words on hover and for screen readers. */
export function StatusMark({ emoji, text, label, until = "", className }: StatusMarkProps) {
  const words = [text, until].filter(Boolean).join(" · ");
  return (
    <span className={cx(styles.mark, className)} role="img" aria-label={`${label}: ${[emoji, words].filter(Boolean).join(" ")}`} title={words === "" ? emoji : words}>
      {emoji === "" ? WORDS_ALONE : emoji}
    </span>
  );
}
