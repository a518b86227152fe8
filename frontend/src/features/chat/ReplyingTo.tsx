import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Quote } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import styles from "./Composer.module.css";

/** Over what one writes: whom it answers. */
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
