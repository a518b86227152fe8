import { Trans, useLingui } from "@lingui/react/macro";
import styles from "./Making.module.css";

/** How far the writing down of an episode is. */
export function Writing({ percent, title }: { percent: number; title: string }) {
  const { t, i18n } = useLingui();
  const share = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(percent / 100);
  return (
    <div className={styles.making}>
      <span>{percent === 0 ? <Trans>Waiting to be written down…</Trans> : <Trans>Being written down… {share}</Trans>}</span>
      <progress max={100} value={percent} aria-label={t`Writing down ${title}`} className={styles.bar} />
    </div>
  );
}
