import { Trans } from "@lingui/react/macro";
import { Bookmark, Pin } from "lucide-react";
import { useIsSaved } from "@/lib/later";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Message } from "@/lib/wire";
import styles from "./MessageMarks.module.css";

/** Over a message: that it is pinned, which all can see, and that one has saved it, which nobody else can. */
export function MessageMarks({ message }: { message: Message }) {
  const isSaved = useIsSaved(message.id);
  const { pinned } = message;
  const name = useLive((state) => (pinned?.by == null ? "" : nameOf(state, pinned.by)));
  if (!isSaved && pinned === null) return null;
  return (
    <p className={styles.marks}>
      {pinned !== null && (
        <span>
          <Pin aria-hidden />
          <Trans>pinned by {name}</Trans>
        </span>
      )}
      {isSaved && (
        <span>
          <Bookmark aria-hidden />
          <Trans>saved for later</Trans>
        </span>
      )}
    </p>
  );
}
