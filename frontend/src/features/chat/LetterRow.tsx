import { Trans, useLingui } from "@lingui/react/macro";
import { Clock } from "lucide-react";
import { memo } from "react";
import { useConnection } from "@/lib/connection";
import { getEngine, useLive } from "@/lib/live/current";
import type { Letter } from "@/lib/outbox";
import { getUploads, useUploads } from "@/lib/uploads/current";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { ForwardCard } from "./cards/MessageCards";
import { AttachmentTray } from "./files/AttachmentTray";
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
  const uploads = useUploads(letter.files);
  const isLost = getUploads().isLoaded && uploads.length < letter.files.length;
  const isStuck = isLost || uploads.some(({ phase }) => phase === "failed");
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
        {body !== "" && <p className={cx(styles.plain, refusal === null && styles.pending)}>{body}</p>}
        {letter.forward !== undefined && <ForwardCard id={letter.forward} />}
        <AttachmentTray uploads={uploads} isSaid />
        {refusal || isStuck ? (
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
  const again = () => {
    for (const { key, phase } of getUploads().of(letter.files)) if (phase === "failed") getUploads().retry(key);
    outbox.retry(letter.client_id);
  };
  const discard = () => {
    getUploads().drop(letter.files);
    outbox.discard(letter.client_id);
  };
  const isLost = getUploads().of(letter.files).length < letter.files.length;
  return (
    <div className={styles.refused} role="alert">
      <p>
        {letter.refusal?.message ??
          (isLost ? (
            <Trans>This browser no longer has one of the files. Choose Edit and attach it again.</Trans>
          ) : (
            <Trans>One of the files did not arrive. Your message waits for it.</Trans>
          ))}
      </p>
      <div className={styles.refusedActs}>
        <Button size="s" onPress={() => onTakeBack(letter)}>
          <Trans>Edit</Trans>
        </Button>
        {letter.refusal?.code === "call_unconfirmed" ? (
          <Button size="s" look="primary" onPress={() => outbox.retry(letter.client_id, true)}>
            <Trans>Send to all of them</Trans>
          </Button>
        ) : (
          <Button size="s" onPress={again}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button size="s" look="plain" onPress={discard}>
          <Trans>Discard</Trans>
        </Button>
      </div>
    </div>
  );
}
