import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Reply } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { threadCounts } from "@/lib/live/counts";
import { useLetters, useLive } from "@/lib/live/current";
import type { ThreadStretch } from "@/lib/live/state";
import { sameItems } from "@/lib/store";
import type { Message, Quote, Room } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Divider } from "@/ui/Divider";
import { cx } from "@/ui/cx";
import { Composer, type ComposerHandle } from "./Composer";
import { LetterRow } from "./LetterRow";
import { isWrittenIn } from "./letters";
import { MessageRow } from "./MessageRow";
import { MessageSheet } from "./MessageTools";
import { RoomActsContext } from "./room-acts";
import { RoomIcon } from "./RoomIcon";
import { useRoomTitle } from "@/lib/live/conversations";
import { findById } from "./stretch";
import { markThreadRead } from "./thread-api";
import { threadPath } from "./thread-path";
import styles from "./ThreadCard.module.css";
import { ThreadMenu } from "./ThreadMenu";
import { pagesOf } from "./ThreadPane";
import { TypingLine } from "./TypingLine";
import { useOpenActs } from "./useOpenActs";

/** So many replies stand in the card; the thread itself has the others. */
const SHOWN = 3;

/** A followed thread in the list of them. */
export function ThreadCard({ rootId }: { rootId: string }) {
  const thread = useLive((state) => state.threadStretches[rootId]);
  const room = useLive((state) => (thread ? state.rooms.get(thread.room)?.room : undefined));
  return room && thread ? <OpenCard room={room} thread={thread} /> : null;
}

function OpenCard({ room, thread }: { room: Room; thread: ThreadStretch }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const title = useRoomTitle(room);
  const composer = useRef<ComposerHandle>(null);
  const [isWriting, setWriting] = useState(false);
  const { id, seq, author } = thread.root;
  const root = useMemo<Quote>(() => ({ id, seq, author }), [id, seq, author]);
  const pages = useMemo(() => pagesOf(id), [id]);
  const community = useLive((state) => (room.community === null ? undefined : state.communities[room.community]?.community.name));
  const counts = useCounts(id);
  const newAfter = useNewAfter(id);
  const jump = useCallback((to: number) => navigate(`${threadPath(room.id, id)}/${to}`), [navigate, room.id, id]);
  const { acts, mayWrite, editLast, sheet, closeSheet } = useOpenActs({ room, thread: root, pages, composer, jump, openThread: null });
  const letters = useLetters((all) => all.filter(isWrittenIn(room.id, root)), sameItems);
  const shown = shownOf(thread, newAfter);
  const hidden = (thread.root.replies?.count ?? 0) - shown.filter(({ deleted_by }) => deleted_by === null).length;
  const readAll = () => markThreadRead(id, thread.messages.at(-1)?.seq ?? 0);
  const sheetMessage = sheet === id ? thread.root : findById(shown, sheet ?? "");
  return (
    <RoomActsContext value={acts}>
      <section className={cx(styles.card, counts.unread > 0 && styles.unread)} aria-label={t`Thread in ${title}`}>
        <header className={styles.head}>
          <Link href={threadPath(room.id, id)} className={styles.room}>
            <RoomIcon room={room} />
            <strong>{title}</strong>
            {community !== undefined && <span>{community}</span>}
          </Link>
          {counts.unread > 0 && (
            <Button size="s" look="plain" onPress={readAll}>
              <Trans>Mark read</Trans>
            </Button>
          )}
          <ThreadMenu room={room} root={thread.root} />
        </header>
        <MessageRow message={thread.root} startsRun isTabStop isTarget={false} />
        {hidden > 0 && (
          <Link href={threadPath(room.id, id)} className={styles.hidden}>
            {plural(hidden, { one: "# more reply", other: "# more replies" })}
          </Link>
        )}
        <Replies messages={shown} newAfter={newAfter} me={acts.me} />
        {letters.map((letter) => (
          <LetterRow key={letter.client_id} letter={letter} startsRun onTakeBack={(back) => composer.current?.takeBack(back)} />
        ))}
        <footer className={styles.foot}>
          <TypingLine place={id} />
          {isWriting && mayWrite ? (
            <Composer
              ref={composer}
              isAside={false}
              onEditLast={() => editLast(thread.messages)}
              onSent={readAll}
              onEscape={() => setWriting(false)}
            />
          ) : (
            mayWrite && (
              <Button size="s" look="quiet" icon={<Reply aria-hidden />} onPress={() => setWriting(true)}>
                <Trans>Reply</Trans>
              </Button>
            )
          )}
        </footer>
        {sheetMessage && <MessageSheet message={sheetMessage} onClose={closeSheet} />}
      </section>
    </RoomActsContext>
  );
}

function Replies({ messages, newAfter, me }: { messages: readonly Message[]; newAfter: number | null; me: string }) {
  const firstNew = newAfter === null ? undefined : messages.find((message) => message.seq > newAfter && message.author !== me);
  return messages.map((message, i) => (
    <div key={message.client_id}>
      {message === firstNew && (
        <div className={styles.new}>
          <Divider tone="accent">
            <Trans>New</Trans>
          </Divider>
        </div>
      )}
      <MessageRow message={message} startsRun={message === firstNew || messages[i - 1]?.author !== message.author} isTabStop isTarget={false} />
    </div>
  ));
}

const useCounts = (root: string) =>
  useLive(
    (state) => {
      const own = state.threads[root];
      return own ? threadCounts(own) : { unread: 0, mentions: 0 };
    },
    (one, other) => one.unread === other.unread && one.mentions === other.mentions,
  );

/** Where "New" stands: where one had read to when the list was opened. */
function useNewAfter(root: string): number | null {
  const readSeq = useLive((state) => state.threads[root]?.readSeq ?? null);
  const [after] = useState(readSeq);
  return after;
}

/** The latest ones, and all that are new of those that are loaded. */
function shownOf({ messages }: ThreadStretch, newAfter: number | null): readonly Message[] {
  const firstNew = newAfter === null ? -1 : messages.findIndex(({ seq }) => seq > newAfter);
  const from = firstNew === -1 ? messages.length - SHOWN : Math.min(firstNew, messages.length - SHOWN);
  return messages.slice(Math.max(0, from));
}
