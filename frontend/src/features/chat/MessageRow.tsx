import { Trans, useLingui } from "@lingui/react/macro";
import { Reply } from "lucide-react";
import { type KeyboardEvent, memo, type PointerEvent, useCallback, useRef, useState } from "react";
import { isMeant } from "@/lib/live/counts";
import { forwardCell } from "@/lib/forwarding";
import { remindCell } from "@/lib/later";
import { useIsBlocked } from "@/lib/blocking";
import { getEngine, useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { reportCell } from "@/lib/reports";
import { useStatusWords } from "@/lib/reach-words";
import type { Message, Quote } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { StatusMark } from "@/ui/StatusMark";
import { cx } from "@/ui/cx";
import { attempt, copyLink, copyText, startDeletion, toggleSaved } from "./acts";
import { react } from "./api";
import { MessageCards } from "./cards/MessageCards";
import { isOnlyPermalink } from "./cards/permalinks";
import { EditMessage } from "./EditMessage";
import { LinkPreviews } from "./LinkPreviews";
import { FoldedRow, useIsFolded } from "./FoldedRow";
import { MessageFiles } from "./files/MessageFiles";
import styles from "./MessageRow.module.css";
import { MessageMarks } from "./MessageMarks";
import { MessageText } from "./MessageText";
import { MessageTools } from "./MessageTools";
import { PersonName } from "./PersonName";
import { pin } from "./pins";
import { Reactions } from "./Reactions";
import { RepliesLine, ThreadStrip } from "./RepliesLine";
import { Revisions } from "./Revisions";
import { useRoomActs } from "./room-acts";
import { tickTask } from "./tasks";
import { findLoaded } from "./threads";
import { mayMarkUnread, startUnread } from "./unread";
import { bareClockWords, clockWords, fullWords } from "./times";

const LONG_PRESS_MS = 450;
const STILL_PX = 10;

interface MessageRowProps {
  message: Message;
  startsRun: boolean;
  /** One of the list takes part in the order of Tab. */
  isTabStop: boolean;
  isTarget: boolean;
}

/** One message; of somebody whom one has blocked a line, until one wants to see it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, isTabStop } = props;
  const isFolded = useIsFolded(message);
  const isBlocked = useIsBlocked(message.author);
  if (isFolded) return <FoldedRow message={message} isTabStop={isTabStop} />;
  // One that was unfolded may stand among folded ones: it says whose it is.
  return <OpenRow {...props} startsRun={props.startsRun || isBlocked} />;
});

function OpenRow({ message, startsRun, isTabStop, isTarget }: MessageRowProps) {
  const { i18n } = useLingui();
  const acts = useRoomActs();
  const [isPointed, setPointed] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const touch = useLongPress(() => acts.openSheet(message));
  const isGone = message.deleted_by !== null;
  const isEditing = acts.editing === message.id;
  const label = `${message.id}-label`;
  const { room, id } = message;
  const onTick = useCallback((line: number, isDone: boolean) => tickTask(room, id, line, isDone), [room, id]);
  const isForMe = message.author !== acts.me && isMeant(message, acts.me);
  return (
    // A message is read with the arrow keys and acted on with single keys, as a row of a feed.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={cx(styles.row, startsRun && styles.start, isForMe && styles.forMe, isTarget && styles.target)}
      aria-labelledby={label}
      data-key={message.client_id}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={(event) => pressOn(event, message, acts)}
      onClick={(event) => {
        if (event.altKey && canBeUnread(message, acts)) attempt(startUnread(message, acts.thread));
      }}
      onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
      onPointerLeave={() => setPointed(false)}
      // Never off: a pressed button of the toolbar takes the focus and must not go away under the press.
      onFocus={(event) => event.target.matches(":focus-visible") && setPointed(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setPointed(false);
      }}
      {...(!isGone && touch)}
    >
      <Gutter message={message} startsRun={startsRun} />
      <div className={styles.body}>
        {startsRun && (
          <p className={styles.head}>
            <AuthorName person={message.author} />
            <time dateTime={message.sent_at} title={fullWords(message.sent_at, i18n.locale)}>
              {clockWords(message.sent_at, i18n.locale)}
            </time>
          </p>
        )}
        {!isGone && <MessageMarks message={message} />}
        {message.thread && message.also_in_room && <ThreadStrip message={message} root={message.thread} />}
        {message.reply_to && <QuoteStrip quote={message.reply_to} />}
        <div id={label}>
          {isGone ? (
            <Tombstone message={message} />
          ) : isEditing ? (
            <EditMessage message={message} />
          ) : (
            <>
              {(message.edited_at !== null || !isOnlyPermalink(message.body, location.origin)) && (
                <MessageText
                  html={message.html}
                  body={message.body}
                  me={acts.me}
                onTick={message.author === acts.me && acts.mayWrite ? onTick : null}
                  after={message.edited_at !== null && <Revisions message={message} editedAt={message.edited_at} />}
                />
              )}
              <MessageCards message={message} />
              <MessageFiles files={message.files} />
              <LinkPreviews message={message} />
            </>
          )}
        </div>
        <Reactions message={message} />
        {acts.openThread && message.replies && <RepliesLine message={message} />}
      </div>
      {(isPointed || isHeld) && !isGone && !isEditing && <MessageTools message={message} onHold={setHeld} />}
    </article>
  );
}

function AuthorName({ person }: { person: string }) {
  const name = useLive((state) => nameOf(state, person));
  const isBot = useLive((state) => state.people[person]?.is_bot === true);
  const status = useStatusWords(person);
  return (
    <>
      <PersonName person={person} className={styles.author} isPassedOver>
        {name}
      </PersonName>
      {isBot && <BotMark />}
      {status && <StatusMark {...status} />}
    </>
  );
}

/** The face at the head of a run; for the others the hour, while one looks. */
function Gutter({ message, startsRun }: { message: Message; startsRun: boolean }) {
  const { i18n } = useLingui();
  const person = useLive((state) => state.people[message.author]);
  if (startsRun) return <Avatar name={person?.name ?? "?"} src={person?.avatar_url ?? null} />;
  return (
    <time className={styles.hour} dateTime={message.sent_at} aria-hidden>
      {bareClockWords(message.sent_at, i18n.locale)}
    </time>
  );
}

function Tombstone({ message }: { message: Message }) {
  const { deleted_by: by, author } = message;
  const name = useLive((state) => nameOf(state, by ?? author));
  return <p className={styles.gone}>{by === author ? <Trans>Message deleted</Trans> : <Trans>Deleted by {name}</Trans>}</p>;
}

const EXCERPT = 140;

/** Its words; of one that has none, the names of its files. */
const excerptOf = ({ body, files }: Message) => (body === "" ? files.map(({ name }) => name).join(", ") : body).slice(0, EXCERPT);

/** What is answered, in one line that leads there. */
export function QuoteStrip({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  const { room, jump } = useRoomActs();
  const name = useLive((state) => nameOf(state, quote.author));
  const quoted = useLive((state) => findLoaded(state, room.id, quote.id));
  const isHidden = useIsBlocked(quote.author);
  const known = quoted?.deleted_by != null ? t`Message deleted` : quoted && excerptOf(quoted);
  const said = isHidden ? t`Message of a blocked person` : known;
  return (
    <button type="button" className={styles.quote} onClick={() => jump(quote.seq)}>
      <Reply aria-hidden />
      <strong>{name}</strong>
      <span className={styles.said}>{said ?? t`an earlier message`}</span>
    </button>
  );
}

function pressOn(event: KeyboardEvent, message: Message, acts: ReturnType<typeof useRoomActs>): void {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (event.target !== event.currentTarget || hasModifier) return;
  if (message.deleted_by !== null && !(event.key === "t" && message.replies)) return;
  const isMine = message.author === acts.me;
  const act = {
    r: acts.mayWrite ? () => acts.reply(message) : null,
    t: acts.openThread && (acts.isIn || message.replies) ? () => acts.openThread?.(message) : null,
    e: isMine && acts.mayWrite ? () => acts.edit(message) : null,
    b: () => toggleSaved(message, acts.room),
    m: () => remindCell.set(message),
    f: () => forwardCell.set({ message, room: acts.room }),
    p: acts.mayPin ? () => attempt(pin(message)) : null,
    U: canBeUnread(message, acts) ? () => attempt(startUnread(message, acts.thread)) : null,
    c: () => copyText(message.body),
    l: () => copyLink(acts.room.id, message, acts.thread),
    "!": isMine ? null : () => reportCell.set({ message, room: acts.room }),
    Delete: acts.mayDelete(message) ? () => startDeletion(message, acts.me) : null,
    "+": acts.isIn ? () => openPicker(event.currentTarget) : null,
    "1": acts.isIn ? () => attempt(react(message, "👍", acts.me)) : null,
    Enter: () => acts.openSheet(message),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function canBeUnread(message: Message, { thread }: ReturnType<typeof useRoomActs>): boolean {
  const state = getEngine().store.current();
  return state !== null && mayMarkUnread(state, message, thread);
}

/** The toolbar is there while the message has the focus; its own button knows how to open. */
function openPicker(row: EventTarget): void {
  if (row instanceof HTMLElement) row.querySelector<HTMLButtonElement>("[data-pick]")?.click();
}

/** A finger that rests. Scrolling or lifting it is something else. */
function useLongPress(run: () => void) {
  const press = useRef<{ timer: number; x: number; y: number } | null>(null);
  const cancel = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onPointerDown: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      cancel();
      if (pointerType === "touch") press.current = { timer: window.setTimeout(run, LONG_PRESS_MS), x, y };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { x, y } = press.current ?? { x: clientX, y: clientY };
      if (Math.hypot(clientX - x, clientY - y) > STILL_PX) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
  };
}
