import { Trans } from "@lingui/react/macro";
import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./states.module.css";

export interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What is safe, and what to do. */
  children: ReactNode;
  onRetry?: () => void;
  /** Instead of "Try again". */
  act?: ReactNode;
  /** For a report: a number that the server's log knows too. */
  reference?: string;
}

/** Something failed: what happened, what is safe, what to do. */
export function ErrorState({ title, children, onRetry, act, reference }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <BrokenSignal />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.words}>{children}</p>
      {(act !== undefined || onRetry) && (
        <div className={styles.act}>
          {act ?? (
            <Button {...(onRetry && { onPress: onRetry })} icon={<RotateCcw aria-hidden />}>
              <Trans>Try again</Trans>
            </Button>
          )}
        </div>
      )}
      {reference !== undefined && (
        <p className={styles.reference}>
          <Trans>Reference</Trans> <code>{reference}</code>
        </p>
      )}
    </div>
  );
}

/** The mark's cup, tipped over, its waves gone flat. */
function BrokenSignal() {
  return (
    <svg className={styles.signal} width="72" height="48" viewBox="0 0 72 48" fill="none" aria-hidden>
      <g stroke="currentColor" strokeWidth="2.5" strokeLinecap="round">
        <path d="M4 44h64" />
        <path d="M44 38h8M57 38h7M60 31h5" opacity="0.55" />
        <path d="M21 17.5l-1.4-1.8a5 5 0 0 0-7.8 6.2l1.4 1.8" />
      </g>
      <path d="M38.4 17.2 46 41.6c.3 1-.4 2-1.4 2H29.4a13 13 0 0 1-12.3-9.2l-1.6-5.2a7 7 0 0 1 4.6-8.7z" fill="currentColor" />
    </svg>
  );
}
