import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown, Compass, ListFilter, Plus, Search, UsersRound } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import { useCell } from "@/lib/cell";
import { leavingCell } from "@/lib/leaving";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import { ButtonLink } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { OnAirMark } from "@/ui/OnAirMark";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Row } from "@/ui/Row";
import { PHONE, useMedia } from "@/ui/useMedia";
import { ConversationList } from "./ConversationList";
import { InboxRow } from "./inbox/InboxRow";
import { hasUnread, type Section, sectionsOf } from "./room-order";
import styles from "./RoomList.module.css";
import { RoomRow } from "./RoomRow";
import { toggleFold, toggleOnlyUnread } from "./sidebar";
import { StarredList } from "./StarredList";
import { ThreadsRow } from "./ThreadsRow";

export interface RoomListProps {
  currentRoom: string | null;
  currentCommunity: string | null;
  isInDirectory: boolean;
  areThreadsOpen: boolean;
  isInboxOpen: boolean;
  onNewChannel: (community: string) => void;
  /** Invitations that wait for an answer, above the communities. */
  invitations?: ReactNode;
}

/** One's communities with their channels, and what is going on in them. */
export function RoomList({ currentRoom, currentCommunity, isInDirectory, areThreadsOpen, isInboxOpen, onNewChannel, invitations }: RoomListProps) {
  const { t, i18n } = useLingui();
  const communities = useLive((state) => state.communities);
  const rooms = useLive((state) => state.rooms);
  const isAlone = useMedia(PHONE);
  const sidebar = useLive((state) => state.sidebar);
  const sections = useMemo(
    () => sectionsOf({ communities, rooms, sidebar }, i18n.locale),
    [communities, rooms, sidebar, i18n.locale],
  );
  return (
    <>
      <PaneHeader
        size="place"
        level={isAlone ? 1 : 2}
        title={<Trans>Rooms</Trans>}
        acts={
          <IconButton
            label={sidebar.only_unread ? t`Show all rooms` : t`Show only what is unread`}
            icon={<ListFilter aria-hidden />}
            isOn={sidebar.only_unread}
            onPress={toggleOnlyUnread}
            tooltipPlacement="bottom"
          />
        }
      />
      <PaneBody>
        {invitations}
        <Link href="/search" className={styles.search}>
          <Search aria-hidden />
          <span>
            <Trans>Search messages</Trans>
          </span>
          <Kbd keys="/" />
        </Link>
        <div className={styles.top}>
          <InboxRow isCurrent={isInboxOpen} />
          <ThreadsRow isCurrent={areThreadsOpen} />
          <Row href="/rooms/directory" before={<Compass aria-hidden />} isCurrent={isInDirectory}>
            <Trans>Discover communities</Trans>
          </Row>
          <Row href="/people" before={<UsersRound aria-hidden />}>
            <Trans>People</Trans>
          </Row>
        </div>
        {sections.length === 0 && (
          <EmptyState
            act={
              <ButtonLink href="/rooms/directory" look="primary">
                <Trans>Look around</Trans>
              </ButtonLink>
            }
          >
            <Trans>You are in no community yet. Find one that fits, or found your own.</Trans>
          </EmptyState>
        )}
        <StarredList currentRoom={currentRoom} />
        <ConversationList currentRoom={currentRoom} />
        <nav aria-label={t`Channels`}>
          {sections.map((section) => (
            <CommunitySection
              key={section.community.id}
              section={section}
              isCurrent={section.community.id === currentCommunity}
              currentRoom={currentRoom}
              onNewChannel={onNewChannel}
            />
          ))}
        </nav>
      </PaneBody>
    </>
  );
}

interface CommunitySectionProps extends Pick<RoomListProps, "currentRoom" | "onNewChannel"> {
  section: Section;
  isCurrent: boolean;
}

function CommunitySection({ section, isCurrent, currentRoom, onNewChannel }: CommunitySectionProps) {
  const { t } = useLingui();
  const { community, rooms } = section;
  const onlyUnread = useLive((state) => state.sidebar.only_unread);
  const isFolded = useLive((state) => state.sidebar.only_unread || state.sidebar.folded.includes(community.id));
  const isLeaving = useCell(leavingCell).has(community.id);
  // Folded, it still shows what is new and where one is.
  const shown = isFolded ? rooms.filter((room) => hasUnread(room) || room.room.id === currentRoom) : rooms;
  const { name } = community;
  const live = useLive((state) => Object.values(state.talks).find((talk) => talk.community === community.id));
  if (onlyUnread && shown.length === 0 && !isCurrent) return null;
  return (
    <section className={cx(styles.section, isLeaving && styles.leaving)} aria-label={name}>
      <div className={styles.head}>
        <Link
          href={`/rooms/c/${community.id}`}
          className={cx(styles.community, isCurrent && styles.current)}
          {...(isCurrent && { "aria-current": "page" as const })}
        >
          <Avatar name={name} size="xs" shape="square" />
          <span>{name}</span>
        </Link>
        {live && (
          <Link href={`/talks/${live.id}`} className={styles.live}>
            <OnAirMark size="s">
              <Trans>Live</Trans>
            </OnAirMark>
          </Link>
        )}
        <span className={styles.add}>
          <IconButton size="s" label={t`New channel in ${name}`} icon={<Plus aria-hidden />} onPress={() => onNewChannel(community.id)} />
        </span>
        {!onlyUnread && (
          <Button
            className={styles.fold ?? ""}
            aria-expanded={!isFolded}
            aria-label={isFolded ? t`Show all channels of ${name}` : t`Fold ${name}`}
            onPress={() => toggleFold(community.id)}
          >
            <ChevronDown aria-hidden />
          </Button>
        )}
      </div>
      <div className={styles.rooms}>
        {shown.map((room) => (
          <RoomRow key={room.room.id} own={room} isCurrent={room.room.id === currentRoom} />
        ))}
      </div>
    </section>
  );
}
