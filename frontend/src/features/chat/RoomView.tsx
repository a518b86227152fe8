import { Trans } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { commands } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { isArchived, mayLookAfterRoom, mayPost } from "@/lib/live/rights";
import type { LiveState } from "@/lib/live/state";
import type { Message, Room } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { HiddenTitle, PaneFooter, PaneHeader } from "@/ui/Panes";
import { Announcer } from "./Announcer";
import { Composer, type ComposerHandle } from "./Composer";
import { ComposerInstead } from "./ComposerInstead";
import { DropZone } from "./files/DropZone";
import { MessageList } from "./MessageList";
import { MessageSheet } from "./MessageTools";
import { MessageSkeletons } from "./MessageSkeletons";
import { backToWriting, MESSAGE_KEYS } from "./message-keys";
import { type RoomActs, RoomActsContext } from "./room-acts";
import { RoomBeginning } from "./RoomBeginning";
import { RoomHeader } from "./RoomHeader";
import styles from "./RoomView.module.css";
import { findById } from "./stretch";
import { TypingLine } from "./TypingLine";
import { useNewLine } from "./useNewLine";
import { useRoomHistory } from "./useRoomHistory";

export interface RoomViewProps {
  roomId: string;
  /** From a permalink. */
  seq: number | null;
  /** Settings, adding people, leaving: dialogs of others, put together by the app. */
  menu?: (room: Room) => ReactNode;
  areMembersShown: boolean;
  onToggleMembers: () => void;
}

/** One room: what was said, and where one says something. */
export default function RoomView({ roomId, seq, menu, areMembersShown, onToggleMembers }: RoomViewProps) {
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
        onBack={toList}
      />
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
  const me = useLive((state) => state.me.id);
  const isIn = useLive((state) => state.rooms[room.id] !== undefined);
  const rights = useLive(rightsIn(room), (one, other) => one.mayPost === other.mayPost && one.looksAfter === other.looksAfter && one.isShut === other.isShut);
  const composer = useRef<ComposerHandle>(null);
  const focusComposer = useCallback(() => composer.current?.focus(), []);
  useEffect(() => commands.register([...MESSAGE_KEYS, backToWriting(focusComposer)]), [focusComposer]);
  const [editing, setEditing] = useState<string | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const [isAtBottom, setAtBottom] = useState(true);
  const [bottomWish, setBottomWish] = useState(0);
  const { stretch, target, jump, error, retry } = history;
  const line = useNewLine(room.id, stretch, isAtBottom);
  const mayWrite = isIn && rights.mayPost;

  const stopEditing = useCallback(() => {
    setEditing(null);
    focusComposer();
  }, [focusComposer]);
  const acts = useMemo<RoomActs>(
    () => ({
      room,
      me,
      isIn: isIn && !rights.isShut,
      mayWrite,
      mayDelete: (message: Message) => isIn && (message.author === me || rights.looksAfter),
      reply: ({ id, seq, author }) => composer.current?.reply({ id, seq, author }),
      edit: ({ id }) => setEditing(id),
      editing,
      stopEditing,
      jump,
      openSheet: ({ id }) => setSheet(id),
    }),
    [room, me, isIn, mayWrite, rights.looksAfter, rights.isShut, editing, stopEditing, jump],
  );
  const editLast = () => {
    const last = stretch?.messages.findLast((message) => message.author === me && message.deleted_by === null);
    if (last) setEditing(last.id);
  };
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
        <TypingLine room={room.id} />
        {mayWrite ? (
          <Composer ref={composer} isAside={isAside} onEditLast={editLast} onSent={onSent} onEscape={line.readAll} />
        ) : (
          <ComposerInstead room={room} isIn={isIn} />
        )}
      </PaneFooter>
      <Announcer room={room} />
      {sheetMessage && <MessageSheet message={sheetMessage} onClose={() => setSheet(null)} />}
    </RoomActsContext>
  );
}

const rightsIn = (room: Room) => (state: LiveState) => ({
  mayPost: mayPost(state, room),
  looksAfter: mayLookAfterRoom(state, room),
  isShut: isArchived(state, room),
});
