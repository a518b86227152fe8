import { Trans } from "@lingui/react/macro";
import { WifiOff } from "lucide-react";
import styles from "./notes.module.css";
import { useCutOff } from "./useCutOff";

/** Why the buttons beside it rest; nothing while the line is up. */
export function CutOffNote({ keepsTyped = false }: { keepsTyped?: boolean }) {
  const isCutOff = useCutOff();
  return (
    <div role="status" className={styles.live}>
      {isCutOff && (
        <p className={styles.note}>
          <WifiOff aria-hidden />
          <span>
            {keepsTyped ? (
              <Trans>The line is down. What you typed stays here; send it once you are back.</Trans>
            ) : (
              <Trans>The line is down. Joining and changing things works again once you are back.</Trans>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
