import { Trans, useLingui } from "@lingui/react/macro";
import { Moon, Smile } from "lucide-react";
import { useCell } from "@/lib/cell";
import { ownReachCell, reachDialogCell } from "@/lib/own-reach";
import { holdUntilWords, untilWords } from "@/lib/reach-words";
import { Button } from "@/ui/Button";
import { Part } from "@/ui/Part";
import { attempt, clearStatus, endDnd } from "./api";
import styles from "./attention.module.css";

/** What others see right now, and how to change it. */
export function ReachPart() {
  const { t } = useLingui();
  const { status, hold, ...end } = useCell(ownReachCell);
  const until = status ? untilWords(status.until) : "";
  const holdUntil = holdUntilWords(end);
  return (
    <Part title={<Trans>What others see</Trans>} words={<Trans>Beside your name, everywhere. Nothing of it is kept once it is over.</Trans>}>
      <div className={styles.stack}>
        <div className={styles.state}>
          {status?.emoji ? <span aria-hidden className={styles.sign}>{status.emoji}</span> : <Smile aria-hidden />}
          <div className={styles.stateWords}>
            <p>
              <bdi>{status ? status.text || t`A status without words` : t`No status`}</bdi> <span className={styles.soft}>{until}</span>
            </p>
            <div className={styles.acts}>
              <Button size="s" onPress={() => reachDialogCell.set("status")}>
                {status ? <Trans>Change</Trans> : <Trans>Set a status</Trans>}
              </Button>
              {status && (
                <Button size="s" onPress={() => attempt(clearStatus())}>
                  <Trans>Take it back</Trans>
                </Button>
              )}
            </div>
          </div>
        </div>
        <div className={styles.state}>
          <Moon aria-hidden />
          <div className={styles.stateWords}>
            <p>
              {hold === null ? t`You may be disturbed` : hold === "dnd" ? t`Do not disturb` : t`Your quiet hours`}{" "}
              <span className={styles.soft}>{holdUntil}</span>
            </p>
            <div className={styles.acts}>
              {hold === null ? (
                <Button size="s" onPress={() => reachDialogCell.set("dnd")}>
                  <Trans>Do not disturb…</Trans>
                </Button>
              ) : (
                <Button size="s" onPress={() => attempt(endDnd())}>
                  <Trans>Be reachable again</Trans>
                </Button>
              )}
            </div>
          </div>
        </div>
      </div>
    </Part>
  );
}
