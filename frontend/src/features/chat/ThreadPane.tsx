import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { commands } from "@/lib/commands";
import type { LiveState, ThreadStretch } from "@/lib/live/state";
import type { Quote, Room } from "@/lib/wire";
import { PaneFooter, PaneHeader } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { Announcer } from "./Announcer";
import { Composer, type ComposerHandle } from "./Composer";
import { ComposerInstead } from "./ComposerInstead";
import { backToWriting } from "./message-keys";
import { MessageList } from "./MessageList";
import { MessageSkeletons } from "./MessageSkeletons";
import { MessageSheet } from "./MessageTools";
import { Missing } from "./RoomView";
import { type Pages, RoomActsContext } from "./room-acts";
import styles from "./RoomView.module.css";
import { findById } from "./stretch";
import { loadNewerReplies, loadOlderReplies, loadThread, markThreadRead } from "./thread-api";
import { ThreadMenu } from "./ThreadMenu";
import { TypingLine } from "./TypingLine";
import { type ReadMark, useNewLine } from "./useNewLine";
import { useOpenActs } from "./useOpenActs";
import { useRoomTitle } from "@/lib/live/conversations";
import { useThread } from "./useThread";

export interface ThreadPaneProps {
  roomId: string;
  rootId: string;
  /** From the permalink of a reply. */
  seq: number | null;
}

/** A thread beside its room: what it is about, what was replied, and where one replies. Give it the root as key. */
export default function ThreadPane({ roomId, rootId, seq }: ThreadPaneProps) {
  const [, navigate] = useLocation();
  const isPhone = useMedia(PHONE);
  const { room, thread, error, target, jump, load } = useThread(roomId, rootId, seq);
  const close = useCallback(() => navigate(`/rooms/${roomId}`), [navigate, roomId]);
  return (
    <>
      <PaneHeader
        level={isPhone ? 1 : 2}
        title={<Trans>Thread</Trans>}
        {...(room && { subtitle: <RoomTitle room={room} /> })}
        {...(isPhone ? { onBack: close } : { onClose: close })}
        acts={room && thread && <ThreadMenu room={room} root={thread.root} />}
      />
      {room && thread ? (
        <OpenThread room={room} thread={thread} target={target} jump={jump} onClose={close} />
      ) : (
        <div className={styles.wait}>
          {error ? <Missing isGone={!error.isPassing} onRetry={load} /> : <MessageSkeletons rows={4} />}
        </div>
      )}
    </>
  );
}

function RoomTitle({ room }: { room: Room }) {
  return useRoomTitle(room);
}

interface OpenThreadProps extends Pick<ReturnType<typeof useThread>, "target" | "jump"> {
  room: Room;
  thread: ThreadStretch;
  onClose: () => void;
}

function OpenThread({ room, thread, target, jump, onClose }: OpenThreadProps) {
  const { t } = useLingui();
  const composer = useRef<ComposerHandle>(null);
  const [isAtBottom, setAtBottom] = useState(true);
  const [bottomWish, setBottomWish] = useState(0);
  const { id, seq, author } = thread.root;
  const root = useMemo<Quote>(() => ({ id, seq, author }), [id, seq, author]);
  const pages = useMemo(() => pagesOf(id), [id]);
  const mark = useMemo(() => markOf(id), [id]);
  const line = useNewLine(mark, thread, isAtBottom);
  const { acts, isIn, mayWrite, focusComposer, editLast, sheet, closeSheet } = useOpenActs({
    room,
    thread: root,
    pages,
    composer,
    jump,
    openThread: null,
  });
  useEffect(() => commands.register([backToWriting(focusComposer)]), [focusComposer]);
  const onSent = () => {
    line.readAll();
    if (thread.hasNewer) void loadThread(id);
    setBottomWish((before) => before + 1);
  };
  const sheetMessage = sheet === null ? undefined : sheet === id ? thread.root : findById(thread.messages, sheet);
  return (
    <RoomActsContext value={acts}>
      <MessageList
        stretch={thread}
        root={thread.root}
        newAfter={line.after}
        target={target}
        bottomWish={bottomWish}
        beginning={null}
        onTakeBack={(letter) => composer.current?.takeBack(letter)}
        onBottom={setAtBottom}
      />
      <PaneFooter>
        <TypingLine place={id} />
        {mayWrite ? (
          <Composer
            ref={composer}
            isAside={false}
            onEditLast={() => editLast(thread.messages)}
            onSent={onSent}
            onEscape={onClose}
          />
        ) : (
          <ComposerInstead room={room} isIn={isIn} />
        )}
      </PaneFooter>
      <Announcer stretch={thread} label={t`New replies in the thread`} />
      {sheetMessage && <MessageSheet message={sheetMessage} onClose={closeSheet} />}
    </RoomActsContext>
  );
}

export const pagesOf = (root: string): Pages => ({
  older: (before) => loadOlderReplies(root, before),
  newer: (after) => loadNewerReplies(root, after),
  newest: () => loadThread(root),
});

const markOf = (root: string): ReadMark => ({
  of: ({ threads }: LiveState) => (threads[root]?.level === "mute" ? undefined : threads[root]),
  read: (seq) => markThreadRead(root, seq),
  fromVersion: 0,
});
