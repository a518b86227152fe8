import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useMemo, useState, useSyncExternalStore } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Virtualizer } from "virtua";
import { sameItems } from "@/lib/store";
import { useRoomTitle } from "@/lib/live/conversations";
import { useLetters } from "@/lib/live/current";
import type { Stretch } from "@/lib/live/state";
import type { Letter } from "@/lib/outbox";
import type { Message } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Divider } from "@/ui/Divider";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { attempt, deletions } from "./acts";
import { LetterRow } from "./LetterRow";
import { dayWishCell } from "./days";
import { isWrittenIn } from "./letters";
import styles from "./MessageList.module.css";
import { MessageRow } from "./MessageRow";
import { MessageSkeletons } from "./MessageSkeletons";
import { RepliesDivider } from "./RepliesLine";
import { useRoomActs } from "./room-acts";
import { buildRows, changeOf, type ListChange, type Row } from "./rows";
import { dayWords } from "./times";
import { type Target, useListScroll } from "./useListScroll";

export interface MessageListProps {
  stretch: Stretch;
  /** Of a thread: stands in front of its first reply. */
  root?: Message;
  newAfter: number | null;
  target: Target | null;
  /** Changes when one has sent something: then the newest is what one wants to see. */
  bottomWish: number;
  beginning: ReactNode;
  onTakeBack: (letter: Letter) => void;
  /** The newest message is on screen, or no longer is. */
  onBottom: (isAtBottom: boolean) => void;
}

export function MessageList({ stretch, root, newAfter, target, bottomWish, beginning, onTakeBack, onBottom }: MessageListProps) {
  const { t } = useLingui();
  const { room, me, thread, pages } = useRoomActs();
  const title = useRoomTitle(room);
  const letters = useLetters((all) => all.filter(isWrittenIn(room.id, thread)), sameItems);
  const hidden = useSyncExternalStore(deletions.subscribe, deletions.hidden);
  const rows = useMemo(
    () => buildRows({ ...stretch, root, letters, me, newAfter, hidden }),
    [stretch, root, letters, me, newAfter, hidden],
  );
  const [{ seen, change }, setSeen] = useState<{ seen: readonly Row[]; change: ListChange }>({ seen: rows, change: "none" });
  // Known while drawing: the list must be told before it measures, not after.
  if (seen !== rows) setSeen({ seen: rows, change: changeOf(seen, rows) });
  const { handle, scroller, leftAt, toBottom, onScroll, onResize, focusRow } = useListScroll({
    rows,
    change,
    pages,
    stretch,
    target,
    bottomWish,
    onBottom,
  });
  const [focused, setFocused] = useState<string | null>(null);
  const focusedAt = focused === null ? -1 : rows.findIndex((row) => row.key === focused);
  const lastKey = rows.findLast((row) => row.kind === "message")?.key;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.key !== undefined;
    if (step === undefined || !isOnRow || event.altKey) return;
    event.preventDefault();
    const said = rows.filter((row) => row.kind === "message");
    const at = said.findIndex((row) => row.key === focused);
    const next = said[Math.min(said.length - 1, Math.max(0, at + step))];
    if (next) focusRow(rows.indexOf(next), next.key);
  };
  return (
    <div className={styles.frame}>
      {/* Arrows move among the messages, as ARIA has it for a feed. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={scroller}
        // A feed has articles, or it is none.
        role={rows.some((row) => row.kind === "message" || row.kind === "letter") ? "feed" : "group"}
        aria-label={thread ? t`Messages in the thread` : t`Messages in ${title}`}
        className={styles.scroller}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(event.target.closest<HTMLElement>("[data-key]")?.dataset.key ?? null)}
      >
        {!thread && <div className={styles.spring} />}
        <Virtualizer
          ref={handle}
          data={rows}
          shift={change === "start"}
          onScroll={onScroll}
          onResize={onResize}
          bufferSize={400}
          {...(focusedAt >= 0 && { keepMounted: [focusedAt] })}
        >
          {(row) => (
            <div key={row.key} className={styles.item}>
              <ListRow
                row={row}
                isTabStop={row.key === (focused ?? lastKey)}
                isTarget={row.kind === "message" && row.message.seq === target?.seq}
                beginning={beginning}
                onTakeBack={onTakeBack}
              />
            </div>
          )}
        </Virtualizer>
      </div>
      <ToNewest leftAt={leftAt} toBottom={toBottom} stretch={stretch} />
    </div>
  );
}

interface ListRowProps {
  row: Row;
  isTabStop: boolean;
  isTarget: boolean;
  beginning: ReactNode;
  onTakeBack: (letter: Letter) => void;
}

function ListRow({ row, isTabStop, isTarget, beginning, onTakeBack }: ListRowProps) {
  switch (row.kind) {
    case "message":
      return <MessageRow message={row.message} startsRun={row.startsRun} isTabStop={isTabStop} isTarget={isTarget} />;
    case "letter":
      return <LetterRow letter={row.letter} startsRun={row.startsRun} onTakeBack={onTakeBack} />;
    case "day":
      return (
        <div className={styles.day}>
          <DayDivider at={row.at} />
        </div>
      );
    case "new":
      return (
        <div className={styles.day}>
          <Divider tone="accent">
            <Trans>New</Trans>
          </Divider>
        </div>
      );
    case "beginning":
      return beginning;
    case "replies":
      return <RepliesDivider count={row.count} />;
    case "older":
    case "newer":
      return <MessageSkeletons rows={3} />;
  }
}

/**
 * The day leads to other days; in a thread there are too few of them. A feed may own nothing but articles, so this is a
 * way for pointers alone: for the others it stands in the menu of the room, and has keys.
 */
function DayDivider({ at }: { at: Date }) {
  const { t, i18n } = useLingui();
  const { room, thread } = useRoomActs();
  const words = dayWords(at, new Date(), i18n.locale);
  if (thread !== null) return <Divider>{words}</Divider>;
  return (
    <Divider>
      <VisuallyHidden>{words}</VisuallyHidden>
      <span aria-hidden>
        <AriaButton
          className={styles.dayButton ?? ""}
          aria-label={t`${words}: go to another day`}
          excludeFromTabOrder
          preventFocusOnPress
          onPress={() => dayWishCell.set(room.id)}
        >
          {words}
          <ChevronDown aria-hidden />
        </AriaButton>
      </span>
    </Divider>
  );
}

interface ToNewestProps {
  /** The newest seq when one scrolled up; null at the lower edge. */
  leftAt: number | null;
  toBottom: () => void;
  stretch: Stretch;
}

/** Floats above the composer while one reads further up. */
function ToNewest({ leftAt, toBottom, stretch }: ToNewestProps) {
  const { t } = useLingui();
  const { me, pages } = useRoomActs();
  if (leftAt === null && !stretch.hasNewer) return null;
  const count = stretch.messages.filter((message) => message.seq > (leftAt ?? Infinity) && message.author !== me).length;
  return (
    <div className={styles.pill}>
      <Button
        size="s"
        look={count > 0 ? "primary" : "quiet"}
        icon={<ArrowDown aria-hidden />}
        onPress={() => (stretch.hasNewer ? attempt(pages.newest().then(toBottom)) : toBottom())}
      >
        {count > 0 ? plural(count, { one: "# new message", other: "# new messages" }) : t`To the newest`}
      </Button>
    </div>
  );
}
