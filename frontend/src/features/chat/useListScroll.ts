import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Stretch } from "@/lib/live/state";
import { loadNewer, loadOlder } from "./api";
import { changeOf, type Row } from "./rows";

/** Closer than this to the lower edge counts as being there. */
const BOTTOM_PX = 48;
/** Rows left above or below when more are asked for. */
const AHEAD = 25;

/** Where to open, and where a jump leads. `nth` changes with each jump, so that the same place can be sought twice. */
export interface Target {
  seq: number;
  nth: number;
}

interface ListScrollInput {
  rows: readonly Row[];
  room: string;
  stretch: Stretch;
  target: Target | null;
  bottomWish: number;
  onBottom: (isAtBottom: boolean) => void;
}

export type ListScroll = ReturnType<typeof useListScroll>;

/** Holds still what one reads: at the lower edge the newest, elsewhere the row at the upper edge. */
export function useListScroll({ rows, stretch, room, target, bottomWish, onBottom }: ListScrollInput) {
  const handle = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const isLoading = useRef(false);
  const before = useRef<readonly Row[]>([]);
  const opened = useRef<string | null>(null);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const [flashed, setFlashed] = useState<number | null>(null);
  // eslint-disable-next-line react-hooks/refs -- the list must be told before it draws, not after
  const shifts = changeOf(before.current, rows) === "start";

  const toBottom = useCallback(() => {
    isAtBottom.current = true;
    setLeftAt(null);
    handle.current?.scrollToIndex(Infinity, { align: "end" });
  }, []);

  useLayoutEffect(() => {
    const change = changeOf(before.current, rows);
    before.current = rows;
    const openAs = `${room} ${target?.nth ?? 0}`;
    if (opened.current !== openAs) {
      opened.current = openAs;
      const at = target ? rows.findIndex((row) => row.kind === "message" && row.message.seq >= target.seq) : -1;
      const newAt = rows.findIndex((row) => row.kind === "new");
      if (target && at >= 0) {
        handle.current?.scrollToIndex(at, { align: "center" });
        isAtBottom.current = false;
        setFlashed(target.seq);
      } else if (newAt > 0 && !target) {
        handle.current?.scrollToIndex(newAt, { align: "start", offset: -24 });
        isAtBottom.current = false;
      } else handle.current?.scrollToIndex(rows.length - 1, { align: "end" });
    } else if (change === "end" && isAtBottom.current && !stretch.hasNewer) {
      handle.current?.scrollToIndex(rows.length - 1, { align: "end" });
    }
  }, [rows, room, target, stretch.hasNewer]);

  useLayoutEffect(() => {
    if (bottomWish > 0) toBottom();
  }, [bottomWish, toBottom]);

  const newestSeq = stretch.messages.at(-1)?.seq ?? 0;
  const onScroll = useCallback(
    (offset: number) => {
      const list = handle.current;
      if (!list) return;
      const isBottom = offset + list.viewportSize >= list.scrollSize - BOTTOM_PX;
      if (isBottom !== isAtBottom.current) {
        isAtBottom.current = isBottom;
        setLeftAt(isBottom ? null : newestSeq);
      }
      onBottom(isBottom && !stretch.hasNewer);
      if (isLoading.current) return;
      const first = list.findItemIndex(offset);
      const last = list.findItemIndex(offset + list.viewportSize);
      const { messages, hasOlder, hasNewer } = stretch;
      const more =
        hasOlder && first < AHEAD
          ? () => loadOlder(room, messages[0]?.seq ?? 0)
          : hasNewer && last > rows.length - AHEAD
            ? () => loadNewer(room, newestSeq)
            : null;
      if (!more) return;
      isLoading.current = true;
      more()
        .catch(() => undefined)
        .finally(() => (isLoading.current = false));
    },
    [stretch, room, rows.length, newestSeq, onBottom],
  );
  const onResize = useCallback(() => {
    if (isAtBottom.current) handle.current?.scrollToIndex(Infinity, { align: "end" });
  }, []);
  const focus = (key: string) => {
    const at = rows.findIndex((row) => row.key === key);
    handle.current?.scrollToIndex(at, { align: "nearest" });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true }));
  };
  return { handle, scroller, shifts, leftAt, flashed, toBottom, onScroll, onResize, focus };
}
