import { useLingui } from "@lingui/react/macro";
import { Ban, Ellipsis, EyeOff, LogOut, Pencil, UserRoundPlus } from "lucide-react";
import { useLocation } from "wouter";
import { beginMessage, hideConversation, leaveGroup, leaveGroupNow, showConversation } from "@/lib/conversations";
import { BLOCK_HINT, useIsBlocked } from "@/lib/blocking";
import { setLeaving } from "@/lib/leaving";
import { isNotes, othersIn, partnerIn, titleOf } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { Person, Room } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { attempt, leaveLater, toggleBlocked } from "./acts";
import { useLevelGroups } from "./useLevelGroups";
import { useDayEntry, useSearchEntry, useStarEntry } from "./useStarEntry";

interface ConversationMenuProps {
  room: Room;
  onAddPeople: () => void;
  onSettings: () => void;
}

/** What one does to a conversation as a whole: bring others in, name a group, hide it, leave a group. */
export function ConversationMenu({ room, onAddPeople, onSettings }: ConversationMenuProps) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  const me = useLive((state) => state.me.id);
  const title = useLive((state) => titleOf(state, room));
  const mayAdd = useLive((state) => !isNotes(room) && partnerIn(state, room)?.active !== false);
  const star = useStarEntry(room.id);
  const partner = useLive((state) => partnerIn(state, room));
  const isOn = useIsBlocked(partner?.id ?? "");
  const day = useDayEntry(room.id);
  const search = useSearchEntry(room.id);
  const levels = useLevelGroups(room);
  if (!isIn) return null;

  const isGroup = room.kind === "group";
  // Out of sight first: whoever still stands in it when it goes would fetch it back.
  const hide = async () => {
    setLeaving(room.id, true);
    navigate("/rooms");
    await hideConversation(room.id).finally(() => setLeaving(room.id, false));
    const back = () => attempt(showConversation(room.id).then(() => navigate(`/rooms/${room.id}`)));
    toasts.add({ text: t`Hidden until somebody writes there.`, act: { label: t`Undo`, onAct: back } });
  };
  // Out of sight at once; the server hears of it when it can no longer be undone.
  const leave = () => {
    setLeaving(room.id, true);
    navigate("/rooms");
    leaveLater(
      t`You left the group.`,
      () => leaveGroup(room.id).finally(() => setLeaving(room.id, false)),
      () => leaveGroupNow(room.id),
      () => {
        setLeaving(room.id, false);
        navigate(`/rooms/${room.id}`);
      },
    );
  };
  const adding: MenuEntry = isGroup
    ? { id: "add", label: t`Add people`, icon: <UserRoundPlus aria-hidden />, onAction: onAddPeople }
    : {
        id: "group",
        label: t`Begin a group together`,
        icon: <UserRoundPlus aria-hidden />,
        hint: t`A new one; this conversation stays yours.`,
        onAction: () => beginMessage(othersIn(room, me)),
      };
  const naming: MenuEntry = { id: "settings", label: t`Name the group`, icon: <Pencil aria-hidden />, onAction: onSettings };
  const hiding: MenuEntry = {
    id: "hide",
    label: t`Hide from the list`,
    icon: <EyeOff aria-hidden />,
    hint: t`It comes back with the next message.`,
    onAction: () => attempt(hide()),
  };
  const leaving: MenuEntry = {
    id: "leave",
    label: t`Leave the group`,
    icon: <LogOut aria-hidden />,
    hint: t`Only someone in it can bring you back.`,
    onAction: leave,
  };
  const blocking = ({ id, name }: Person): MenuEntry => ({
    id: "block",
    label: isOn ? t`Unblock ${name}` : t`Block ${name}`,
    icon: <Ban aria-hidden />,
    ...(!isOn && { hint: i18n._(BLOCK_HINT) }),
    onAction: () => toggleBlocked(id, name, isOn),
  });
  const groups = [
    { id: "acts", entries: [star, search, day, ...(mayAdd ? [adding] : []), ...(isGroup ? [naming] : [])] },
    ...(isNotes(room) ? [] : levels),
    { id: "list", entries: [hiding, ...(isGroup ? [leaving] : []), ...(partner ? [blocking(partner)] : [])] },
  ];
  return (
    <Menu
      label={title}
      placement="bottom end"
      trigger={<IconButton label={t`More about ${title}`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
      groups={groups.filter(({ entries }) => entries.length > 0)}
    />
  );
}
