import { useLingui } from "@lingui/react/macro";
import { Search, UserRound, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { isNotes, isPersonal, othersIn, partnerIn, useRoomTitle } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { nameOf, presenceOf } from "@/lib/live/people";
import type { Room } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { PaneHeader } from "@/ui/Panes";
import { RoomFace } from "./RoomFace";
import { RoomIcon } from "./RoomIcon";

interface RoomHeaderProps {
  room: Room;
  menu: ReactNode;
  areMembersShown: boolean;
  onToggleMembers: () => void;
  onBack: () => void;
}

/** Where one is, or whom one talks to, and what one can do with it. */
export function RoomHeader({ room, menu, areMembersShown, onToggleMembers, onBack }: RoomHeaderProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const title = useRoomTitle(room);
  const subtitle = useSubtitle(room);
  const isOfTwo = room.kind === "direct";
  const label = isOfTwo
    ? areMembersShown ? t`Hide profile` : t`Show profile`
    : areMembersShown ? t`Hide people` : t`Show people`;
  return (
    <PaneHeader
      level={1}
      title={title}
      {...(subtitle !== "" && { subtitle })}
      before={isPersonal(room) ? <RoomFace room={room} size="m" /> : <RoomIcon room={room} />}
      onBack={onBack}
      acts={
        <>
          <IconButton
            label={t`Search in this room`}
            icon={<Search aria-hidden />}
            onPress={() => navigate(`/search?q=in:${room.id}`)}
            tooltipPlacement="bottom"
          />
          {!isNotes(room) && (
            <IconButton
              label={label}
              icon={isOfTwo ? <UserRound aria-hidden /> : <UsersRound aria-hidden />}
              isOn={areMembersShown}
              onPress={onToggleMembers}
              tooltipPlacement="bottom"
            />
          )}
          {menu}
        </>
      }
    />
  );
}

/** What a channel is for; of a colleague, whether they are there and what they do; of a group, who is in it. */
function useSubtitle(room: Room): string {
  const { t, i18n } = useLingui();
  const partner = useLive((state) => partnerIn(state, room));
  const presence = useLive((state) => (partner ? presenceOf(state, partner.id) : "none"));
  const others = useLive((state) =>
    room.kind === "group" ? new Intl.ListFormat(i18n.locale).format(othersIn(room, state.me.id).map((id) => nameOf(state, id))) : "",
  );
  if (!isPersonal(room)) return room.purpose;
  if (isNotes(room)) return t`Only you can read them`;
  if (room.kind === "group") return others === "" ? "" : t`You, ${others}`;
  if (!partner) return "";
  const there = !partner.active ? t`no longer here` : presence === "here" ? t`here now` : presence === "away" ? t`away` : "";
  return [there, partner.job_title].filter(Boolean).join(" · ");
}
