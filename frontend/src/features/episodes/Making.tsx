import { Trans, useLingui } from "@lingui/react/macro";
import styles from "./Making.module.css";

/** How far an episode is on its way. */
export function Making({ percent, title }: { percent: number; title: string }) {
  const { t, i18n } = useLingui();
  const share = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(percent / 100);
  return (
    <div className={styles.making}>
      <span>{percent === 0 ? <Trans>Waiting for its turn…</Trans> : <Trans>Being mixed… {share}</Trans>}</span>
      <progress max={100} value={percent} aria-label={t`Mixing ${title}`} className={styles.bar} />
    </div>
  );
}
