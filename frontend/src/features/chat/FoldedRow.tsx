import { Trans } from "@lingui/react/macro";
import { Button } from "react-aria-components/Button";
import { useIsBlocked } from "@/lib/blocking";
import { createCell, useCell } from "@/lib/cell";
import type { Message } from "@/lib/wire";
import styles from "./FoldedRow.module.css";

/** Unfolded on this page, for as long as it is open. */
const unfoldedCell = createCell<ReadonlySet<string>>(new Set());

/** Said by somebody whom one has blocked, and not asked for yet. A deleted one says nothing anyway. */
export function useIsFolded({ id, author, deleted_by: deletedBy }: Message): boolean {
  const isHidden = useIsBlocked(author);
  const unfolded = useCell(unfoldedCell);
  return isHidden && deletedBy === null && !unfolded.has(id);
}

export const unfold = (message: string): void => unfoldedCell.set(new Set([...unfoldedCell.get(), message]));

/** Stands where the message would: the arrows find it, Enter and its button open it. */
export function FoldedRow({ message, isTabStop }: { message: Message; isTabStop: boolean }) {
  const label = `${message.id}-folded`;
  return (
    // A message is read with the arrow keys, as a row of a feed.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={styles.row}
      aria-labelledby={label}
      data-key={message.client_id}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && event.key === "Enter") unfold(message.id);
      }}
    >
      <FoldedLine id={label} message={message.id} />
    </article>
  );
}

/** The line itself, for messages away from their room. */
export function FoldedLine({ message, id }: { message: string; id?: string }) {
  return (
    <p className={styles.line}>
      <span {...(id !== undefined && { id })}>
        <Trans>Message of a blocked person.</Trans>
      </span>
      <Button className={styles.show ?? ""} onPress={() => unfold(message)}>
        <Trans>Show anyway</Trans>
      </Button>
    </p>
  );
}
