import { Trans, useLingui } from "@lingui/react/macro";
import type { EpisodeView } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { cx } from "@/ui/cx";
import styles from "./Chapters.module.css";
import { play } from "./player";
import { chapterAt } from "./timeline";
import { usePlayed } from "./usePlayed";

/** What it is about, in order; pressed, it is heard from there. */
export function Chapters({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const { at_ms } = usePlayed(view);
  const current = chapterAt(view.chapters, at_ms);
  return (
    <nav aria-label={t`Chapters`} className={styles.chapters}>
      <h2>
        <Trans>Chapters</Trans>
      </h2>
      <ol role="list">
        {view.chapters.map(({ start_ms, title }, nth) => (
          <li key={start_ms}>
            <button
              type="button"
              className={cx(styles.chapter, nth === current && styles.current)}
              {...(nth === current && { "aria-current": "true" as const })}
              onClick={() => play(view, start_ms)}
            >
              <span className={styles.time}>{clockWords(start_ms)}</span>
              <span className={styles.title}>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
