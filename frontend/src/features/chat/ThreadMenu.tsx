import { useLingui } from "@lingui/react/macro";
import { AtSign, Bell, BellOff, BellRing, Ellipsis, Link2 } from "lucide-react";
import { useLive } from "@/lib/live/current";
import type { Message, Room, ThreadLevel } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { attempt, copyLink } from "./acts";
import { setThreadLevel } from "./thread-api";
import { useMuteGroup } from "./useLevelGroups";

/** How one stands to a thread: the bell follows it or leaves it alone, the menu has muting as well. */
export function ThreadMenu({ room, root }: { room: Room; root: Message }) {
  const { t } = useLingui();
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  const level = useLive((state): ThreadLevel => state.threads[root.id]?.level ?? "none");
  const mutedUntil = useLive((state) => state.threads[root.id]?.mutedUntil ?? null);
  const muting = useMuteGroup(mutedUntil, (until) => setThreadLevel(root.id, level, until));
  const set = (next: ThreadLevel) => attempt(setThreadLevel(root.id, next));
  const choice = (id: ThreadLevel, label: string, hint: string, icon: MenuEntry["icon"]): MenuEntry => ({
    id,
    label,
    hint,
    icon,
    isChosen: level === id,
    onAction: () => set(id),
  });
  const choices = [
    choice("follow", t`Follow`, t`New replies show up under Threads.`, <BellRing aria-hidden />),
    choice("mentions", t`Only mentions`, t`Other replies stay quiet.`, <AtSign aria-hidden />),
    choice("none", t`Do not follow`, t`Until you reply or someone mentions you.`, <Bell aria-hidden />),
    choice("mute", t`Mute`, t`Stays quiet, even when someone mentions you.`, <BellOff aria-hidden />),
  ];
  const link: MenuEntry = {
    id: "link",
    label: t`Copy link`,
    icon: <Link2 aria-hidden />,
    onAction: () => copyLink(room.id, root, root),
  };
  const isFollowed = level === "follow" || level === "mentions";
  const isQuiet = level === "mute" || mutedUntil !== null;
  return (
    <>
      {isIn && (
        <IconButton
          label={isFollowed ? t`Do not follow this thread` : t`Follow this thread`}
          icon={isQuiet ? <BellOff aria-hidden /> : isFollowed ? <BellRing aria-hidden /> : <Bell aria-hidden />}
          isOn={isFollowed}
          onPress={() => set(isFollowed ? "none" : "follow")}
          tooltipPlacement="bottom"
        />
      )}
      <Menu
        label={t`Thread`}
        placement="bottom end"
        trigger={<IconButton label={t`More about this thread`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
        groups={[...(isIn ? [{ id: "level", entries: choices }, ...(isFollowed ? [muting] : [])] : []), { id: "acts", entries: [link] }]}
      />
    </>
  );
}
