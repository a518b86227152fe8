import { Trans } from "@lingui/react/macro";
import styles from "./BotMark.module.css";

/** Beside a name: it is a program. */
export function BotMark() {
  return (
    <span className={styles.mark}>
      <Trans>Bot</Trans>
    </span>
  );
}
