import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Stretch } from "@/lib/live/state";
import type { Pages } from "./room-acts";
import type { ListChange, Row } from "./rows";

/** Closer than this to the lower edge counts as being there. */
const BOTTOM_PX = 48;
/** Rows left above or below when more are asked for. */
const AHEAD = 25;
const RETRY_MS = 2_000;

/** Where to open, and where a jump leads. `nth` changes with each jump, so that the same place can be sought twice. */
export interface Target {
  seq: number;
  nth: number;
}

interface ListScrollInput {
  rows: readonly Row[];
  change: ListChange;
  pages: Pages;
  stretch: Stretch;
  target: Target | null;
  bottomWish: number;
  onBottom: (isAtBottom: boolean) => void;
}

/** Where the list opens: at the place sought, at the first new message, or at the newest. */
function openAt(rows: readonly Row[], target: Target | null): { index: number; align: "center" | "start" | "end"; offset: number } {
  const sought = target ? rows.findIndex((row) => row.kind === "message" && row.message.seq >= target.seq) : -1;
  if (sought >= 0) return { index: sought, align: "center", offset: 0 };
  const firstNew = rows.findIndex((row) => row.kind === "new");
  if (firstNew > 0 && !target) return { index: firstNew, align: "start", offset: -24 };
  return { index: rows.length - 1, align: "end", offset: 0 };
}

/** Holds still what one reads: at the lower edge the newest, elsewhere the row at the upper edge. */
export function useListScroll({ rows, change, pages, stretch, target, bottomWish, onBottom }: ListScrollInput) {
  const handle = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const size = useRef("");
  const isLoading = useRef(false);
  const opened = useRef<number | null>(null);
  /** What was opened at, as long as nobody has moved since: rows that are measured or loaded must not carry it away. */
  const seeking = useRef<"place" | "new" | null>(null);
  const [failures, setFailures] = useState(0);
  const [leftAt, setLeftAt] = useState<number | null>(null);

  const toBottom = useCallback(() => {
    seeking.current = null;
    isAtBottom.current = true;
    handle.current?.scrollToIndex(Infinity, { align: "end" });
  }, []);

  useLayoutEffect(() => {
    const nth = target?.nth ?? 0;
    if (opened.current !== nth) {
      opened.current = nth;
      const { index, align, offset } = openAt(rows, target);
      isAtBottom.current = align === "end";
      seeking.current = align === "center" ? "place" : align === "start" ? "new" : null;
      handle.current?.scrollToIndex(index, { align, offset });
    } else if (change === "end" && isAtBottom.current && !stretch.hasNewer) {
      seeking.current = null;
      handle.current?.scrollToIndex(rows.length - 1, { align: "end" });
    }
  }, [rows, change, target, stretch.hasNewer]);

  // The virtual list hears of the place that it has just moved to only with the next frame, and corrects from where it
  // believes to be: within a page's estimate of the top, that threw the reader back by the whole page.
  useLayoutEffect(() => {
    if (change === "start") scroller.current?.dispatchEvent(new Event("scroll"));
  }, [rows, change]);

  useLayoutEffect(() => {
    if (bottomWish > 0) toBottom();
  }, [bottomWish, toBottom]);

  const newestSeq = stretch.messages.at(-1)?.seq ?? 0;
  /** Asks for more where the end of what is loaded is near. */
  const fill = useCallback(() => {
    const list = handle.current;
    if (!list || isLoading.current) return;
    const { messages, hasOlder, hasNewer } = stretch;
    const first = list.findItemIndex(list.scrollOffset);
    const last = list.findItemIndex(list.scrollOffset + list.viewportSize);
    const more =
      hasOlder && first < AHEAD
        ? () => pages.older(messages[0]?.seq ?? 0)
        : hasNewer && last > rows.length - AHEAD
          ? () => pages.newer(newestSeq)
          : null;
    if (!more) return;
    isLoading.current = true;
    const again = () => {
      isLoading.current = false;
      setFailures((before) => before + 1);
    };
    more().then(
      () => (isLoading.current = false),
      // Whoever is at the edge already scrolls no further: it is tried again by itself.
      () => setTimeout(again, RETRY_MS),
    );
  }, [stretch, pages, rows.length, newestSeq]);

  useEffect(() => {
    const frame = requestAnimationFrame(fill);
    return () => cancelAnimationFrame(frame);
  }, [fill, failures]);

  const onScroll = useCallback(
    () => {
      const box = scroller.current;
      if (!box) return;
      // Another size of the window moves the lower edge away from the newest message; nobody has scrolled. The list
      // itself hears of the new size only after this.
      const before = size.current;
      size.current = `${box.clientWidth} ${box.clientHeight}`;
      if (before !== size.current && isAtBottom.current && seeking.current === null) {
        toBottom();
        return;
      }
      const isBottom = box.scrollTop + box.clientHeight >= box.scrollHeight - BOTTOM_PX;
      isAtBottom.current = isBottom && seeking.current !== "place";
      setLeftAt((before) => (isBottom ? null : (before ?? newestSeq)));
      onBottom(isBottom && !stretch.hasNewer);
      fill();
    },
    [fill, stretch.hasNewer, newestSeq, onBottom, toBottom],
  );
  /** Rows are measured as they come, and a phone's keyboard takes its half: the newest stays in sight. */
  const onResize = useCallback(() => {
    const { index, align, offset } = openAt(rows, target);
    // The line "New" goes once all is read: then there is nothing to hold.
    if (align === "end") seeking.current = null;
    if (seeking.current !== null) handle.current?.scrollToIndex(index, { align, offset });
    else if (isAtBottom.current) handle.current?.scrollToIndex(Infinity, { align: "end" });
    // A row that is lower now may leave nothing to scroll, and then no scrolling tells that the end is in sight.
    else requestAnimationFrame(onScroll);
  }, [rows, target, onScroll]);
  useEffect(() => {
    const box = scroller.current;
    const onHand = () => {
      seeking.current = null;
    };
    const hands = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
    for (const hand of hands) box?.addEventListener(hand, onHand, { passive: true });
    return () => {
      for (const hand of hands) box?.removeEventListener(hand, onHand);
    };
  }, []);
  const focusRow = useCallback((index: number, key: string) => {
    handle.current?.scrollToIndex(index, { align: "nearest" });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true });
    });
  }, []);
  return { handle, scroller, leftAt, toBottom, onScroll, onResize, focusRow };
}
