import { Trans, useLingui } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { commands } from "@/lib/commands";
import type { Message, Room } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { HiddenTitle, PaneFooter, PaneHeader } from "@/ui/Panes";
import { loadNewer, loadNewest, loadOlder, markRead } from "./api";
import { Announcer } from "./Announcer";
import { Composer, type ComposerHandle } from "./Composer";
import { ComposerInstead } from "./ComposerInstead";
import { dayWishCell } from "./days";
import { DropZone } from "./files/DropZone";
import { MessageList } from "./MessageList";
import { MessageSheet } from "./MessageTools";
import { MessageSkeletons } from "./MessageSkeletons";
import { backToWriting, MESSAGE_KEYS } from "./message-keys";
import { type Pages, RoomActsContext } from "./room-acts";
import { ReadingBar } from "./ReadingBar";
import { RoomBeginning } from "./RoomBeginning";
import { RoomHeader } from "./RoomHeader";
import styles from "./RoomView.module.css";
import { findById } from "./stretch";
import { threadPath } from "./thread-path";
import { TypingLine } from "./TypingLine";
import { type ReadMark, useNewLine } from "./useNewLine";
import { useHistoryCommands } from "./useHistoryCommands";
import { useOpenActs } from "./useOpenActs";
import { useRoomHistory } from "./useRoomHistory";

const JumpToDay = lazy(() => import("./JumpToDay"));

export interface RoomViewProps {
  roomId: string;
  /** From a permalink. */
  seq: number | null;
  /** Settings, adding people, leaving: dialogs of others, put together by the app. */
  menu?: (room: Room) => ReactNode;
  areMembersShown: boolean;
  onToggleMembers: () => void;
  arePinsShown: boolean;
  onTogglePins: () => void;
}

/** One room: what was said, and where one says something. */
export default function RoomView({ roomId, seq, menu, areMembersShown, onToggleMembers, arePinsShown, onTogglePins }: RoomViewProps) {
  const [, navigate] = useLocation();
  const history = useRoomHistory(roomId, seq);
  const { room, error } = history;
  const toList = () => navigate("/rooms");

  if (!room) {
    return (
      <>
        <HiddenTitle>
          <Trans>Channel</Trans>
        </HiddenTitle>
        {error === null ? (
          <>
            <PaneHeader title="…" onBack={toList} />
            <MessageSkeletons />
          </>
        ) : (
          <Missing isGone={!error.isPassing} onRetry={history.retry} />
        )}
      </>
    );
  }
  return (
    <>
      <RoomHeader
        room={room}
        menu={menu?.(room)}
        areMembersShown={areMembersShown}
        onToggleMembers={onToggleMembers}
        arePinsShown={arePinsShown}
        onTogglePins={onTogglePins}
        onBack={toList}
      />
      <ReadingBar roomId={roomId} />
      <OpenRoom key={roomId} room={room} history={history} />
    </>
  );
}

export function Missing({ isGone, onRetry }: { isGone: boolean; onRetry: () => void }) {
  if (!isGone) {
    return (
      <ErrorState title={<Trans>The line is dead</Trans>} onRetry={onRetry}>
        <Trans>The server does not answer. What you have written stays here.</Trans>
      </ErrorState>
    );
  }
  return (
    <EmptyState
      icon={<Lock aria-hidden />}
      title={<Trans>No way in here</Trans>}
      act={
        <ButtonLink href="/rooms/directory">
          <Trans>Look around</Trans>
        </ButtonLink>
      }
    >
      <Trans>This channel is gone, or it is private and someone in it would have to let you in.</Trans>
    </EmptyState>
  );
}

interface OpenRoomProps {
  room: Room;
  history: ReturnType<typeof useRoomHistory>;
  isAside?: boolean;
}

export function OpenRoom({ room, history, isAside = false }: OpenRoomProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const composer = useRef<ComposerHandle>(null);
  const [isAtBottom, setAtBottom] = useState(true);
  const [bottomWish, setBottomWish] = useState(0);
  const { stretch, target, jump, error, retry } = history;
  const pages = useMemo(() => pagesOf(room.id), [room.id]);
  const mark = useMemo(() => markOf(room.id), [room.id]);
  const line = useNewLine(mark, stretch, isAtBottom);
  const toThread = useCallback(
    ({ id, thread }: Message) => navigate(threadPath(room.id, thread?.id ?? id)),
    [navigate, room.id],
  );
  const openThread = isAside ? null : toThread;
  const { acts, isIn, mayWrite, focusComposer, editLast, sheet, closeSheet } = useOpenActs({
    room,
    thread: null,
    pages,
    composer,
    jump,
    openThread,
  });
  useHistoryCommands({ room: room.id, me: acts.me, stretch, newAfter: line.after, jump });
  const isChoosingDay = useCell(dayWishCell) === room.id;
  useEffect(() => commands.register([...MESSAGE_KEYS, backToWriting(focusComposer)]), [focusComposer]);
  const onSent = () => {
    line.readAll();
    if (stretch?.hasNewer) history.toNewest();
    setBottomWish((before) => before + 1);
  };
  const sheetMessage = sheet === null ? undefined : findById(stretch?.messages ?? [], sheet);
  return (
    <RoomActsContext value={acts}>
      {stretch ? (
        <MessageList
          stretch={stretch}
          newAfter={line.after}
          target={target}
          bottomWish={bottomWish}
          beginning={<RoomBeginning room={room} />}
          onTakeBack={(letter) => composer.current?.takeBack(letter)}
          onBottom={setAtBottom}
        />
      ) : (
        <div className={styles.wait}>{error ? <Missing isGone={!error.isPassing} onRetry={retry} /> : <MessageSkeletons />}</div>
      )}
      {mayWrite && <DropZone room={room.name} onFiles={(files) => composer.current?.attach(files)} />}
      <PaneFooter>
        <TypingLine place={room.id} />
        {mayWrite ? (
          <Composer
            ref={composer}
            isAside={isAside}
            onEditLast={() => editLast(stretch?.messages ?? [])}
            onSent={onSent}
            onEscape={line.readAll}
          />
        ) : (
          <ComposerInstead room={room} isIn={isIn} />
        )}
      </PaneFooter>
      <Announcer stretch={stretch} label={t`New messages`} />
      {isChoosingDay && (
        <Suspense fallback={null}>
          <JumpToDay room={room.id} jump={jump} toNewest={history.toNewest} />
        </Suspense>
      )}
      {sheetMessage && <MessageSheet message={sheetMessage} onClose={closeSheet} />}
    </RoomActsContext>
  );
}

const pagesOf = (room: string): Pages => ({
  older: (before) => loadOlder(room, before),
  newer: (after) => loadNewer(room, after),
  newest: () => loadNewest(room),
});

const markOf = (room: string): ReadMark => ({ of: (state) => state.rooms.get(room), read: (seq) => markRead(room, seq), fromVersion: null });
