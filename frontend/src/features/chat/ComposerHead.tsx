import { Trans, useLingui } from "@lingui/react/macro";
import { Hourglass, X } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Quote } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import styles from "./Composer.module.css";

/** What one answers, above the text. */
export function ReplyingTo({ quote, onDrop }: { quote: Quote; onDrop: () => void }) {
  const { t } = useLingui();
  const name = useLive((state) => nameOf(state, quote.author));
  return (
    <div className={styles.reply}>
      <p>
        <Trans>
          Reply to <strong>{name}</strong>
        </Trans>
      </p>
      <IconButton size="s" label={t`Do not reply`} icon={<X aria-hidden />} onPress={onDrop} />
    </div>
  );
}

/** How long one waits in a slow room. */
export function SlowLine({ wait_s }: { wait_s: number }) {
  return (
    <p className={styles.slow} role="timer">
      <Hourglass aria-hidden />
      <Trans>Slow mode: your next message in {clockWords(wait_s * 1_000)}</Trans>
    </p>
  );
}
