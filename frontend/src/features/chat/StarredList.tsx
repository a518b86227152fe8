import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, ChevronDown, Ellipsis, StarOff } from "lucide-react";
import { useMemo } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { titleOf } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { OwnRoom } from "@/lib/live/state";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { hasUnread, starredOf } from "./room-order";
import styles from "./RoomList.module.css";
import { RoomRow } from "./RoomRow";
import { moveStar, STARRED, toggleFold, toggleStar } from "./sidebar";

/** One's favourites, in the order that one gave them; nothing where there are none. */
export function StarredList({ currentRoom }: { currentRoom: string | null }) {
  const { t } = useLingui();
  const communities = useLive((state) => state.communities);
  const rooms = useLive((state) => state.rooms);
  const sidebar = useLive((state) => state.sidebar);
  const all = useMemo(() => starredOf({ communities, rooms, sidebar }), [communities, rooms, sidebar]);
  const isFolded = sidebar.only_unread || sidebar.folded.includes(STARRED);
  const shown = isFolded ? all.filter((own) => hasUnread(own) || own.room.id === currentRoom) : all;
  if (all.length === 0 || (sidebar.only_unread && shown.length === 0)) return null;
  return (
    <nav className={styles.section} aria-label={t`Favourites`}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <Trans>Favourites</Trans>
        </h3>
        {!sidebar.only_unread && (
          <Plain
            className={styles.fold ?? ""}
            aria-expanded={!isFolded}
            aria-label={isFolded ? t`Show favourites` : t`Fold favourites`}
            onPress={() => toggleFold(STARRED)}
          >
            <ChevronDown aria-hidden />
          </Plain>
        )}
      </div>
      <div className={styles.rooms}>
        {shown.map((own) => (
          <Starred
            key={own.room.id}
            own={own}
            isCurrent={own.room.id === currentRoom}
            isFirst={own === all[0]}
            isLast={own === all.at(-1)}
          />
        ))}
      </div>
    </nav>
  );
}

interface StarredProps {
  own: OwnRoom;
  isCurrent: boolean;
  isFirst: boolean;
  isLast: boolean;
}

function Starred({ own, isCurrent, isFirst, isLast }: StarredProps) {
  const { t } = useLingui();
  const { room } = own;
  const title = useLive((state) => titleOf(state, room));
  const community = useLive((state) => state.communities[room.community ?? ""]?.community.name);
  const move = [
    { id: "up", label: t`Move up`, icon: <ArrowUp aria-hidden />, isDisabled: isFirst, onAction: () => moveStar(room.id, -1) },
    { id: "down", label: t`Move down`, icon: <ArrowDown aria-hidden />, isDisabled: isLast, onAction: () => moveStar(room.id, 1) },
  ];
  const leave = [{ id: "unstar", label: t`Remove from favourites`, icon: <StarOff aria-hidden />, onAction: () => toggleStar(room.id) }];
  return (
    <div className={styles.starred}>
      <RoomRow own={own} isCurrent={isCurrent} {...(community !== undefined && { hint: community })} />
      <span className={styles.arrange}>
        <Menu
          label={t`Arrange ${title}`}
          placement="bottom end"
          trigger={<IconButton size="s" label={t`Arrange ${title}`} icon={<Ellipsis aria-hidden />} />}
          groups={[
            { id: "move", entries: move },
            { id: "leave", entries: leave },
          ]}
        />
      </span>
    </div>
  );
}
