import { Trans, useLingui } from "@lingui/react/macro";
import { AlarmClock, Bookmark, Pin } from "lucide-react";
import { useIsSaved, useReminderOf } from "@/lib/later";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { momentWords } from "@/lib/moments";
import type { Message } from "@/lib/wire";
import styles from "./MessageMarks.module.css";

/** Over a message: that it is pinned, which all can see, and that one has saved it or is reminded of it, which nobody else can. */
export function MessageMarks({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const isSaved = useIsSaved(message.id);
  const reminder = useReminderOf(message.id);
  const zone = useLive((state) => state.me.time_zone);
  const { pinned } = message;
  const name = useLive((state) => (pinned?.by == null ? "" : nameOf(state, pinned.by)));
  if (!isSaved && !reminder && pinned === null) return null;
  return (
    <p className={styles.marks}>
      {pinned !== null && (
        <span>
          <Pin aria-hidden />
          <Trans>pinned by {name}</Trans>
        </span>
      )}
      {reminder && (
        <span>
          <AlarmClock aria-hidden />
          <Trans>you are reminded: {momentWords(new Date(reminder.due_at), new Date(), zone, i18n.locale)}</Trans>
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
