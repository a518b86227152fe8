import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useLive } from "@/lib/live/current";
import type { Message } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import { RelativeTime } from "@/ui/RelativeTime";
import { FoldedLine, useIsFolded } from "./FoldedRow";
import { MessageText } from "./MessageText";
import styles from "./SaidCard.module.css";

interface SaidCardProps {
  message: Message;
  /** After name and time: the room, who pinned it. */
  about?: ReactNode;
  /** Under the text: a note. */
  children?: ReactNode;
  /** At the right: IconButtons. */
  acts?: ReactNode;
  onOpen?: () => void;
  /** Inside of something else: files as their number, and no more than a few lines. */
  isBrief?: boolean;
}

/** Where a message stands: in its room, or in a thread of it. */
export const addressOf = ({ room, seq, thread, also_in_room }: Message): string =>
  thread === null || also_in_room ? `/rooms/${room}/${seq}` : `/rooms/${room}/t/${thread.id}/${seq}`;

/** A message away from its room: who said it, when, and the way there. Long ones are cut. */
export function SaidCard({ message, about, children, acts, onOpen, isBrief = false }: SaidCardProps) {
  const { t } = useLingui();
  const me = useLive((state) => state.me.id);
  const author = useLive((state) => state.people[message.author]);
  const name = author?.name ?? t`Somebody`;
  const isFolded = useIsFolded(message);
  const { length: fileCount } = message.files;
  const files = isBrief ? fileCount > 0 && plural(fileCount, { one: "# file", other: "# files" }) : message.files.map((file) => file.name).join(", ");
  return (
    <article className={cx(styles.card, isBrief && styles.brief)} aria-label={name}>
      <Avatar name={name} src={author?.avatar_url ?? null} size="s" />
      <div className={styles.body}>
        <p className={styles.head}>
          <strong>{name}</strong>
          <Link href={addressOf(message)} {...(onOpen && { onClick: onOpen })}>
            <RelativeTime at={message.sent_at} />
          </Link>
        </p>
        {about !== undefined && <p className={styles.about}>{about}</p>}
        <div className={styles.text}>
          {isFolded ? <FoldedLine message={message.id} /> : <MessageText html={message.html} body={message.body} me={me} />}
        </div>
        {!isFolded && files !== false && files !== "" && <p className={styles.files}>{files}</p>}
        {children}
      </div>
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </article>
  );
}
