import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, Ellipsis, Folder, FolderPlus, Star, StarOff, Undo2 } from "lucide-react";
import { useRef } from "react";
import { titleOf } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { OwnRoom } from "@/lib/live/state";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry, type MenuGroup } from "@/ui/Menu";
import { useListActs } from "./list-acts";
import { useRoomTarget, useTakenRoom } from "./list-drag";
import type { Part } from "./list-parts";
import styles from "./RoomList.module.css";
import { RoomRow } from "./RoomRow";
import { useNear } from "./useNear";
import { moveInSection, moveStar, placeRoom, putBack, toggleStar } from "./sidebar";

interface ListRoomProps {
  part: Part;
  own: OwnRoom;
  isCurrent: boolean;
}

/** A room on its line: leads there, can be taken elsewhere, and says in its menu what else can be done with it. */
export function ListRoom({ part, own, isCurrent }: ListRoomProps) {
  const { room } = own;
  const ref = useRef<HTMLDivElement>(null);
  const { dragProps, isDragging } = useTakenRoom(room.id);
  const { dropProps, side } = useRoomTarget(ref, part, room.id);
  const community = useLive((state) => state.communities[room.community ?? ""]?.community.name);
  const isElsewhere = (part.kind === "starred" || part.kind === "section") && community !== undefined;
  const { isNear, nearProps } = useNear();
  return (
    <div
      {...nearProps}
      {...dragProps}
      {...dropProps}
      ref={ref}
      className={cx(styles.placed, part.kind === "directs" && styles.conversation, isDragging && styles.dragged)}
      {...(side !== null && { "data-drop": side })}
    >
      <RoomRow own={own} isCurrent={isCurrent} {...(isElsewhere && { hint: community })} />
      {isNear && <Arrange part={part} own={own} />}
    </div>
  );
}

function Arrange({ part, own }: { part: Part; own: OwnRoom }) {
  const { t } = useLingui();
  const title = useLive((state) => titleOf(state, own.room));
  const groups = useGroups(part, own);
  return (
    <span className={styles.arrange}>
      <Menu
        label={t`Arrange ${title}`}
        placement="bottom end"
        trigger={<IconButton size="s" label={t`Arrange ${title}`} icon={<Ellipsis aria-hidden />} />}
        groups={groups}
      />
    </span>
  );
}

function useGroups(part: Part, { room }: OwnRoom): MenuGroup[] {
  const { t } = useLingui();
  const { onSection } = useListActs();
  const sections = useLive((state) => state.sidebar.sections);
  const isStarred = part.kind === "starred";
  const at = part.rooms.findIndex((own) => own.room.id === room.id);
  const step = (by: 1 | -1) => () => (part.kind === "section" ? moveInSection(part.section, room.id, by) : moveStar(room.id, by));
  const move: MenuEntry[] = [
    { id: "up", label: t`Move up`, icon: <ArrowUp aria-hidden />, isDisabled: at <= 0, onAction: step(-1) },
    { id: "down", label: t`Move down`, icon: <ArrowDown aria-hidden />, isDisabled: at === part.rooms.length - 1, onAction: step(1) },
  ];
  const star: MenuEntry = {
    id: "star",
    label: isStarred ? t`Remove from favourites` : t`Add to favourites`,
    icon: isStarred ? <StarOff aria-hidden /> : <Star aria-hidden />,
    onAction: () => toggleStar(room.id),
  };
  const others = sections.filter(({ id }) => part.kind !== "section" || id !== part.section.id);
  const to: MenuEntry[] = [
    ...others.map(({ id, name, emoji }) => ({
      id: `to-${id}`,
      label: name,
      icon: emoji === "" ? <Folder aria-hidden /> : <span aria-hidden>{emoji}</span>,
      onAction: () => placeRoom(room.id, id),
    })),
    { id: "to-new", label: t`New section…`, icon: <FolderPlus aria-hidden />, onAction: () => onSection({ section: null, room: room.id }) },
    ...(part.kind === "section"
      ? [{ id: "to-back", label: t`Back where it belongs`, icon: <Undo2 aria-hidden />, onAction: () => putBack(room.id) }]
      : []),
  ];
  const isByHand = isStarred || (part.kind === "section" && part.sort === "hand");
  return [
    ...(isByHand ? [{ id: "move", entries: move }] : []),
    { id: "star", entries: [star] },
    { id: "to", heading: t`Move to section`, entries: to },
  ];
}

/** What a part without rooms says of itself. */
export function EmptyLine({ part }: { part: Part }) {
  return (
    <p className={styles.nobody}>
      {part.kind === "directs" ? (
        <Trans>Write to a colleague, or to a few at once.</Trans>
      ) : (
        <Trans>Drag rooms here, or choose this section in the menu of a room.</Trans>
      )}
    </p>
  );
}

interface MoreLineProps {
  count: number;
  areAllShown: boolean;
  onShowAll: (areAllShown: boolean) => void;
}

/** Conversations of long ago. */
export function MoreLine({ count, areAllShown, onShowAll }: MoreLineProps) {
  return (
    <div className={styles.more}>
      <Button size="s" look="plain" onPress={() => onShowAll(!areAllShown)}>
        {areAllShown ? <Trans>Show fewer</Trans> : <Trans>Show {count} more</Trans>}
      </Button>
    </div>
  );
}
