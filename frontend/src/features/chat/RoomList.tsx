import { Trans, useLingui } from "@lingui/react/macro";
import { Compass, FolderPlus, ListFilter, Search, UsersRound } from "lucide-react";
import { lazy, memo, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { type VirtualizerHandle, Virtualizer } from "virtua";
import { Link } from "wouter";
import { useLive } from "@/lib/live/current";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Row } from "@/ui/Row";
import { PHONE, useMedia } from "@/ui/useMedia";
import { partsOf } from "./list-parts";
import { InboxRow } from "./inbox/InboxRow";
import { type ListRow, rowsOf } from "./list-rows";
import { type SectionAsk, ListActs } from "./list-acts";
import { ListHead } from "./ListHead";
import { EmptyLine, ListRoom, MoreLine } from "./ListRoom";
import { ReadNew } from "./ReadNew";
import styles from "./RoomList.module.css";
import { toggleOnlyUnread } from "./sidebar";
import { ThreadsRow } from "./ThreadsRow";
import { useListCommands } from "./useListCommands";
import { useOffset } from "./useOffset";

const SectionDialog = lazy(() => import("./SectionDialog"));

export interface RoomListProps {
  currentRoom: string | null;
  currentCommunity: string | null;
  isInDirectory: boolean;
  areThreadsOpen: boolean;
  isInboxOpen: boolean;
  onNewChannel: (community: string) => void;
  /** Invitations that wait for an answer, above the communities. */
  invitations?: ReactNode;
  /** Of communities that one looks after: how many wait to be let in. */
  waiting?: Readonly<Record<string, number>>;
}

const NOBODY: Readonly<Record<string, number>> = {};

/** One's communities with their channels, one's conversations, and what is going on in them. */
export function RoomList(props: RoomListProps) {
  const { currentRoom, currentCommunity, isInDirectory, areThreadsOpen, isInboxOpen, onNewChannel, invitations, waiting = NOBODY } = props;
  const { t } = useLingui();
  const isAlone = useMedia(PHONE);
  const isNarrow = useLive((state) => state.sidebar.only_unread);
  const isEmpty = useLive((state) => Object.keys(state.communities).length === 0);
  const [asks, setAsks] = useState<SectionAsk | null>(null);
  const acts = useMemo(() => ({ onNewChannel, onSection: setAsks, waiting }), [onNewChannel, waiting]);
  useListCommands(setAsks);
  return (
    <ListActs value={acts}>
      <PaneHeader
        size="place"
        level={isAlone ? 1 : 2}
        title={<Trans>Rooms</Trans>}
        acts={
          <>
            <ReadNew here={currentRoom} />
            <IconButton
              label={t`New section`}
              icon={<FolderPlus aria-hidden />}
              onPress={() => setAsks({ section: null, room: null })}
              tooltipPlacement="bottom"
            />
            <IconButton
              label={isNarrow ? t`Show all rooms` : t`Show only what is unread`}
              icon={<ListFilter aria-hidden />}
              isOn={isNarrow}
              onPress={toggleOnlyUnread}
              tooltipPlacement="bottom"
            />
          </>
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
        {isEmpty && (
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
        <Rows currentRoom={currentRoom} currentCommunity={currentCommunity} />
      </PaneBody>
      <Suspense fallback={null}>{asks && <SectionDialog {...asks} onClose={() => setAsks(null)} />}</Suspense>
    </ListActs>
  );
}

/** Only the lines in sight are drawn, however many there are. */
function Rows({ currentRoom, currentCommunity }: { currentRoom: string | null; currentCommunity: string | null }) {
  const { t, i18n } = useLingui();
  const communities = useLive((state) => state.communities);
  const rooms = useLive((state) => state.rooms);
  const sidebar = useLive((state) => state.sidebar);
  const [areAllShown, setAllShown] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const { scroller, offset_px } = useOffset(list);
  const parts = useMemo(() => partsOf({ communities, rooms, sidebar }, i18n.locale), [communities, rooms, sidebar, i18n.locale]);
  const lines = useMemo(
    () => rowsOf(parts, { sidebar, currentRoom, currentCommunity, areAllShown }),
    [parts, sidebar, currentRoom, currentCommunity, areAllShown],
  );
  const focusedAt = focused === null ? -1 : lines.findIndex(({ key }) => key === focused);
  return (
    // Heard here, so that the line with the focus stays when it is scrolled out of sight.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav
      ref={list}
      aria-label={t`Channels and conversations`}
      className={styles.lines}
      onFocus={({ target }) => setFocused(target.closest<HTMLElement>("[data-line]")?.dataset.line ?? null)}
      onBlur={() => setFocused(null)}
    >
      <Virtualizer
        ref={handle}
        data={lines}
        scrollRef={scroller}
        startMargin={offset_px}
        bufferSize={600}
        {...(focusedAt >= 0 && { keepMounted: [focusedAt] })}
      >
        {(line) => (
          <div key={line.key} data-line={line.key} className={styles.line}>
            <Line line={line} isCurrent={isAt(line, currentRoom, currentCommunity)} areAllShown={areAllShown} onShowAll={setAllShown} />
          </div>
        )}
      </Virtualizer>
    </nav>
  );
}

const isAt = (line: ListRow, room: string | null, community: string | null): boolean =>
  line.kind === "room" ? line.own.room.id === room : line.part.kind === "community" && line.part.community.id === community;

interface LineProps {
  line: ListRow;
  isCurrent: boolean;
  areAllShown: boolean;
  onShowAll: (areAllShown: boolean) => void;
}

/** Scrolling asks for all lines in sight with each new one. */
const Line = memo(function Line({ line, isCurrent, areAllShown, onShowAll }: LineProps) {
  switch (line.kind) {
    case "head":
      return <ListHead part={line.part} isFolded={line.isFolded} isCurrent={isCurrent} />;
    case "room":
      return <ListRoom part={line.part} own={line.own} isCurrent={isCurrent} />;
    case "empty":
      return <EmptyLine part={line.part} />;
    case "more":
      return <MoreLine count={line.count} areAllShown={areAllShown} onShowAll={onShowAll} />;
  }
});
