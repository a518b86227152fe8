import { Trans, useLingui } from "@lingui/react/macro";
import { Clock } from "lucide-react";
import { memo } from "react";
import { useConnection } from "@/lib/connection";
import { getEngine, useLive } from "@/lib/live/current";
import type { Letter } from "@/lib/outbox";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import styles from "./MessageRow.module.css";
import { QuoteStrip } from "./MessageRow";
import { clockWords } from "./times";

interface LetterRowProps {
  letter: Letter;
  startsRun: boolean;
  /** Back into the composer. */
  onTakeBack: (letter: Letter) => void;
}

/** A message on its way: said already, but not heard yet. */
export const LetterRow = memo(function LetterRow({ letter, startsRun, onTakeBack }: LetterRowProps) {
  const { i18n } = useLingui();
  const me = useLive((state) => state.me);
  const isWaiting = useConnection() !== "online";
  const { refusal, body, replyTo, writtenAt } = letter;
  const hour = clockWords(writtenAt, i18n.locale);
  return (
    <article className={cx(styles.row, startsRun && styles.start)} data-key={letter.client_id}>
      {startsRun ? <Avatar name={me.name} src={me.avatar_url} /> : <span className={styles.hour} />}
      <div className={styles.body}>
        {startsRun && (
          <p className={styles.head}>
            <span className={styles.author}>{me.name}</span>
            <time dateTime={writtenAt}>{hour}</time>
          </p>
        )}
        {replyTo && <QuoteStrip quote={replyTo} />}
        <p className={cx(styles.plain, refusal === null && styles.pending)}>{body}</p>
        {refusal ? (
          <Refused letter={letter} onTakeBack={onTakeBack} />
        ) : (
          isWaiting && (
            <p className={styles.status}>
              <Clock aria-hidden />
              <Trans>Waits for the line</Trans>
            </p>
          )
        )}
      </div>
    </article>
  );
});

function Refused({ letter, onTakeBack }: Pick<LetterRowProps, "letter" | "onTakeBack">) {
  const { outbox } = getEngine();
  return (
    <div className={styles.refused} role="alert">
      <p>{letter.refusal?.message}</p>
      <div className={styles.refusedActs}>
        <Button size="s" onPress={() => onTakeBack(letter)}>
          <Trans>Edit</Trans>
        </Button>
        <Button size="s" onPress={() => outbox.retry(letter.client_id)}>
          <Trans>Try again</Trans>
        </Button>
        <Button size="s" look="plain" onPress={() => outbox.discard(letter.client_id)}>
          <Trans>Discard</Trans>
        </Button>
      </div>
    </div>
  );
}
