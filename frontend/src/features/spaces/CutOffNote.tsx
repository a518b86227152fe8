import { Trans } from "@lingui/react/macro";
import { WifiOff } from "lucide-react";
import styles from "./notes.module.css";
import { useCutOff } from "./useCutOff";

/** Why the buttons of a screen rest; that the line is down, the shell says. Nothing while it is up. */
export function CutOffNote() {
  const isCutOff = useCutOff();
  return (
    <div role="status" className={styles.live}>
      {isCutOff && (
        <p className={styles.aside}>
          <Trans>Joining and changing things works again once the line is back.</Trans>
        </p>
      )}
    </div>
  );
}

/** The same in a dialog, which covers what the shell says. */
export function CutOffInDialog() {
  const isCutOff = useCutOff();
  return (
    <div role="status" className={styles.live}>
      {isCutOff && (
        <p className={styles.note}>
          <WifiOff aria-hidden />
          <Trans>The line is down. What you typed stays here; send it once you are back.</Trans>
        </p>
      )}
    </div>
  );
}
