/** Which episode this page plays, or has paused: for the shell, which shows a bar for it, and for nobody else to guess. */
import { createCell, useCell } from "./cell";

export const hearingCell = createCell<string | null>(null);

export const useHearing = (): string | null => useCell(hearingCell);
