import { useLingui } from "@lingui/react/macro";
import { Archive, ArchiveRestore, Ellipsis, LogOut, Settings2, UserRoundPlus } from "lucide-react";
import { useLocation } from "wouter";
import { setLeaving } from "@/lib/leaving";
import { isPersonal } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { isArchived, mayLookAfterRoom } from "@/lib/live/rights";
import type { Room } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { attempt, leaveLater } from "./acts";
import { archiveRoom, leaveRoom, leaveRoomNow, restoreRoom } from "./api";
import { ConversationMenu } from "./ConversationMenu";
import { useLevelGroups } from "./useLevelGroups";
import { useDayEntry, useSearchEntry, useStarEntry } from "./useStarEntry";

interface RoomMenuProps {
  room: Room;
  onAddPeople: () => void;
  onSettings: () => void;
}

/** What one does to a room as a whole. */
export function RoomMenu(props: RoomMenuProps) {
  return isPersonal(props.room) ? <ConversationMenu {...props} /> : <ChannelMenu {...props} />;
}

/** What one does to a channel as a whole. */
function ChannelMenu({ room, onAddPeople, onSettings }: RoomMenuProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  const looksAfter = useLive((state) => mayLookAfterRoom(state, room));
  const isShut = useLive((state) => isArchived(state, room));
  const star = useStarEntry(room.id);
  const day = useDayEntry(room.id);
  const search = useSearchEntry(room.id);
  const levels = useLevelGroups(room);
  if (!isIn) return null;

  const { name } = room;
  // Out of sight at once; the server hears of it when it can no longer be undone.
  const leave = () => {
    setLeaving(room.id, true);
    navigate("/rooms");
    leaveLater(
      t`You left ${name}.`,
      () => leaveRoom(room.id).finally(() => setLeaving(room.id, false)),
      () => leaveRoomNow(room.id),
      () => {
        setLeaving(room.id, false);
        navigate(`/rooms/${room.id}`);
      },
    );
  };
  const archive = async () => {
    await archiveRoom(room.id);
    toasts.add({
      text: t`${name} is archived. You find it under its community.`,
      act: { label: t`Undo`, onAct: () => attempt(restoreRoom(room.id)) },
    });
  };
  const adding: MenuEntry = { id: "add", label: t`Add people`, icon: <UserRoundPlus aria-hidden />, onAction: onAddPeople };
  const archiving: MenuEntry = room.is_archived
    ? { id: "restore", label: t`Open it again`, icon: <ArchiveRestore aria-hidden />, onAction: () => attempt(restoreRoom(room.id)) }
    : {
        id: "archive",
        label: t`Archive the channel`,
        icon: <Archive aria-hidden />,
        hint: t`Read-only and off the lists; nothing is lost.`,
        onAction: () => attempt(archive()),
      };
  const entries: MenuEntry[] = [
    star,
    search,
    day,
    ...(isShut ? [] : [adding]),
    ...(looksAfter ? [{ id: "settings", label: t`Settings`, icon: <Settings2 aria-hidden />, onAction: onSettings }] : []),
  ];
  const leaving: MenuEntry = {
    id: "leave",
    label: t`Leave the channel`,
    icon: <LogOut aria-hidden />,
    onAction: leave,
    ...(room.visibility === "private" && { hint: t`Only someone in it can bring you back.` }),
  };
  const groups = [
    { id: "acts", entries },
    ...(isShut ? [] : levels),
    ...(room.is_default ? [] : [{ id: "leave", entries: [...(looksAfter ? [archiving] : []), leaving] }]),
  ];
  return (
    <Menu
      label={name}
      placement="bottom end"
      trigger={<IconButton label={t`More about ${name}`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
      groups={groups}
    />
  );
}
