import { useLingui } from "@lingui/react/macro";
import { AtSign, Bell, BellOff, BellRing, Clock, Moon } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { NO_LEVEL } from "@/lib/live/state";
import { untilWords } from "@/lib/reach-words";
import type { Level, Room } from "@/lib/wire";
import type { MenuEntry, MenuGroup } from "@/ui/Menu";
import { attempt } from "./acts";
import { inAnHour, setRoomLevel, untilMorning } from "./levels";

/** What of the room may interrupt, and being rid of it for a time: two groups of a room's menu. */
export function useLevelGroups(room: Room): MenuGroup[] {
  const { t } = useLingui();
  const { level, muted_until: mutedUntil } = useLive((state) => state.levels[room.id] ?? NO_LEVEL);
  const general = useLive((state) => state.attention.level);
  const choose = (next: Level | null) => attempt(setRoomLevel(room.id, { level: next, muted_until: mutedUntil }));
  const choice = (next: Level | null, label: string, hint: string | null, icon: MenuEntry["icon"]): MenuEntry => ({
    id: `level-${next ?? "general"}`,
    label,
    icon,
    isChosen: level === next,
    onAction: () => choose(next),
    ...(hint !== null && { hint }),
  });
  const generalWords: Record<Level, string> = { all: t`Everything`, mentions: t`What is meant for you`, nothing: t`Nothing` };
  const mentions = choice("mentions", t`Only mentions`, null, <AtSign aria-hidden />);
  const choices = [
    choice(null, t`As in your settings`, generalWords[general], <Bell aria-hidden />),
    choice("all", t`Everything`, null, <BellRing aria-hidden />),
    // Between two people everything is meant for one.
    ...(room.kind === "direct" ? [] : [mentions]),
    choice("nothing", t`Nothing`, t`Stays quiet in the list too.`, <BellOff aria-hidden />),
  ];
  return [{ id: "level", heading: t`Notifications`, entries: choices }, useMuteGroup(mutedUntil, (until) => setRoomLevel(room.id, { level, muted_until: until }))];
}

/** For a while, or no longer. */
export function useMuteGroup(mutedUntil: string | null, mute: (until: string | null) => Promise<void>): MenuGroup {
  const { t } = useLingui();
  const entries: MenuEntry[] =
    mutedUntil === null
      ? [
          { id: "mute-hour", label: t`Mute for an hour`, icon: <Clock aria-hidden />, onAction: () => attempt(mute(inAnHour())) },
          { id: "mute-morning", label: t`Mute until 8 in the morning`, icon: <Moon aria-hidden />, onAction: () => attempt(mute(untilMorning())) },
        ]
      : [{ id: "unmute", label: t`No longer muted`, hint: untilWords(mutedUntil), icon: <BellRing aria-hidden />, onAction: () => attempt(mute(null)) }];
  return { id: "mute", entries };
}
