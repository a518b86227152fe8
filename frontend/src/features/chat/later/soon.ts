/** What is taken away in a few seconds unless it is undone: out of sight at once. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { createCell, useCell } from "@/lib/cell";
import { leaveLater } from "../acts";

const goneCell = createCell<ReadonlySet<string>>(new Set());

export const useGone = (): ReadonlySet<string> => useCell(goneCell);

const show = (id: string): void => goneCell.set(new Set([...goneCell.get()].filter((one) => one !== id)));

interface Going {
  id: string;
  words: string;
  act: () => Promise<unknown>;
  /** While the page is being left. */
  actNow: () => void;
}

export function takeAway({ id, words, act, actNow }: Going): void {
  goneCell.set(new Set([...goneCell.get(), id]));
  // What comes back under the same name stays in sight.
  const end = () => act().finally(() => setTimeout(() => show(id), 500));
  leaveLater(words, end, actNow, () => show(id));
}

export const tickedOff = (): string => i18n._(msg`Ticked off`);
