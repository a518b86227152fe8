import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown, SquarePen } from "lucide-react";
import { useMemo, useState } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { beginMessage } from "@/lib/conversations";
import { useLive } from "@/lib/live/current";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { hasUnread, shownConversations, unstarredConversations } from "./room-order";
import styles from "./RoomList.module.css";
import { RoomRow } from "./RoomRow";
import { DIRECTS, toggleFold } from "./sidebar";

/** Conversations of two and of groups, the latest first. */
export function ConversationList({ currentRoom }: { currentRoom: string | null }) {
  const { t } = useLingui();
  const rooms = useLive((state) => state.rooms);
  const sidebar = useLive((state) => state.sidebar);
  const all = useMemo(() => unstarredConversations({ rooms, sidebar }), [rooms, sidebar]);
  const [areAllShown, setAllShown] = useState(false);
  const isFolded = sidebar.only_unread || sidebar.folded.includes(DIRECTS);
  const some = isFolded
    ? all.filter((own) => hasUnread(own) || own.room.id === currentRoom)
    : shownConversations(all, currentRoom);
  const shown = areAllShown && !isFolded ? all : some;
  const more = all.length - some.length;
  return (
    <nav className={styles.section} aria-label={t`Direct messages`}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <Trans>Direct messages</Trans>
        </h3>
        <IconButton size="s" label={t`New message`} shortcut="n" icon={<SquarePen aria-hidden />} onPress={() => beginMessage()} />
        {all.length > 0 && !sidebar.only_unread && (
          <Plain
            className={styles.fold ?? ""}
            aria-expanded={!isFolded}
            aria-label={isFolded ? t`Show direct messages` : t`Fold direct messages`}
            onPress={() => toggleFold(DIRECTS)}
          >
            <ChevronDown aria-hidden />
          </Plain>
        )}
      </div>
      {all.length === 0 && (
        <p className={styles.nobody}>
          <Trans>Write to a colleague, or to a few at once.</Trans>
        </p>
      )}
      <div className={cx(styles.rooms, styles.conversations)}>
        {shown.map((own) => (
          <RoomRow key={own.room.id} own={own} isCurrent={own.room.id === currentRoom} />
        ))}
      </div>
      {!isFolded && more > 0 && (
        <div className={styles.more}>
          <Button size="s" look="plain" onPress={() => setAllShown(!areAllShown)}>
            {areAllShown ? <Trans>Show fewer</Trans> : <Trans>Show {more} more</Trans>}
          </Button>
        </div>
      )}
    </nav>
  );
}
