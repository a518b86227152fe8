import { useLingui } from "@lingui/react/macro";
import { Pin, Search, Star, UserRound, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { isNotes, isPersonal, othersIn, partnerIn, useRoomTitle } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { useFace, useStatus } from "@/lib/live/attention";
import { nameOf } from "@/lib/live/people";
import { faceWords } from "@/lib/reach-words";
import { isBeside, type Room } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { PaneHeader } from "@/ui/Panes";
import { isArchived } from "@/lib/live/rights";
import { PHONE, useMedia } from "@/ui/useMedia";
import { RoomFace } from "./RoomFace";
import { RoomIcon } from "./RoomIcon";
import { toggleStar } from "./sidebar";

interface RoomHeaderProps {
  room: Room;
  menu: ReactNode;
  areMembersShown: boolean;
  onToggleMembers: () => void;
  arePinsShown: boolean;
  onTogglePins: () => void;
  onBack: () => void;
}

/** Where one is, or whom one talks to, and what one can do with it. */
export function RoomHeader({ room, menu, areMembersShown, onToggleMembers, arePinsShown, onTogglePins, onBack }: RoomHeaderProps) {
  const { t } = useLingui();
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
          <StarButton room={room} />
          <SearchButton room={room} />
          <IconButton
            label={arePinsShown ? t`Hide pinned messages` : t`Show pinned messages`}
            icon={<Pin aria-hidden />}
            isOn={arePinsShown}
            onPress={onTogglePins}
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

/** On a phone it stands in the menu, which only those have who are in the room. */
function SearchButton({ room }: { room: Room }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isPhone = useMedia(PHONE);
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  if (isPhone && isIn) return null;
  return (
    <IconButton
      label={t`Search in this room`}
      icon={<Search aria-hidden />}
      onPress={() => navigate(`/search?q=in:${room.id}`)}
      tooltipPlacement="bottom"
    />
  );
}

/** On a phone it stands in the menu. */
function StarButton({ room }: { room: Room }) {
  const { t } = useLingui();
  const isPhone = useMedia(PHONE);
  const isIn = useLive((state) => state.rooms.get(room.id) !== undefined);
  const isStarred = useLive((state) => state.sidebar.starred.includes(room.id));
  if (!isIn || isPhone || isBeside(room)) return null;
  return (
    <IconButton
      label={isStarred ? t`Remove from favourites` : t`Add to favourites`}
      icon={<Star aria-hidden fill={isStarred ? "currentColor" : "none"} />}
      isOn={isStarred}
      onPress={() => toggleStar(room.id)}
      tooltipPlacement="bottom"
    />
  );
}

/** What a channel is for; of a colleague, whether they are there and what they do; of a group, who is in it. */
function useSubtitle(room: Room): string {
  const { t, i18n } = useLingui();
  const isShut = useLive((state) => isArchived(state, room));
  const partner = useLive((state) => partnerIn(state, room));
  const face = useFace(partner?.id ?? "");
  const status = useStatus(partner?.id ?? "");
  const others = useLive((state) =>
    room.kind === "group" ? new Intl.ListFormat(i18n.locale).format(othersIn(room, state.me.id).map((id) => nameOf(state, id))) : "",
  );
  if (!isPersonal(room)) return [isShut ? t`Archived` : "", room.purpose].filter(Boolean).join(" · ");
  if (isNotes(room)) return t`Only you can read them`;
  if (room.kind === "group") return others === "" ? "" : t`You, ${others}`;
  if (!partner) return "";
  const there = partner.active ? faceWords(face) : t`no longer here`;
  return [status ? `${status.emoji} ${status.text}`.trim() : "", there, partner.job_title].filter(Boolean).join(" · ");
}
