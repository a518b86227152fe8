/** Many lines, one stop of the Tab key: arrows, Home and End go from line to line. */
import type { KeyboardEvent } from "react";

const LINE = "[data-line]";

/** How far a key goes; null for keys that are not ours. */
function stepOf(key: string, count: number): number | null {
  return { ArrowDown: 1, ArrowUp: -1, Home: -count, End: count }[key] ?? null;
}

/** The element of a line in a list. */
export const elementOf = (list: HTMLElement | null, line: string | undefined): HTMLElement | null =>
  line === undefined ? null : (list?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"]`) ?? null);

/** Moves the focus. Returns the line that has it now, if a key of ours was pressed on a line. */
export function rove(event: KeyboardEvent<HTMLElement>): string | null {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(LINE)];
  const nth = lines.findIndex((line) => line === document.activeElement);
  const step = stepOf(event.key, lines.length);
  if (nth === -1 || step === null || event.altKey || event.ctrlKey || event.metaKey) return null;
  event.preventDefault();
  const next = lines[Math.min(Math.max(0, nth + step), lines.length - 1)];
  next?.focus();
  return next?.dataset.line ?? null;
}
