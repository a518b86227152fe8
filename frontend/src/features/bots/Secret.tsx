import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import styles from "./bots.module.css";

export interface Shown {
  title: string;
  words: ReactNode;
  secret: string;
  /** How it is used, to copy as well. */
  example?: string;
}

/** What is shown this once. */
export function SecretDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title={shown.title}>
      <Secret shown={shown} onDone={onClose} />
    </Dialog>
  );
}

export function Secret({ shown: { words, secret, example }, onDone }: { shown: Shown; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <div className={styles.secret}>
      <p>
        {words} <Trans>Copy it now: it is shown this once.</Trans>
      </p>
      <code className={styles.code}>{secret}</code>
      {/* The form that had the focus is gone. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <CopyButton text={secret} label={t`Copy`} look="primary" autoFocus />
      {example !== undefined && (
        <div className={styles.example}>
          <p className={styles.small}>
            <Trans>Try it from a terminal:</Trans>
          </p>
          <pre className={styles.code}>{example}</pre>
          <CopyButton text={example} label={t`Copy the example`} />
        </div>
      )}
      <div className={styles.end}>
        <Button look="plain" onPress={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </div>
  );
}
