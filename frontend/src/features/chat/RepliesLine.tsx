import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronRight, MessagesSquare } from "lucide-react";
import { Link } from "wouter";
import { useIsBlocked } from "@/lib/blocking";
import { threadCounts } from "@/lib/live/counts";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sameItems } from "@/lib/store";
import type { Message, Quote } from "@/lib/wire";
import { AvatarStack } from "@/ui/AvatarStack";
import { Dot } from "@/ui/Badge";
import { Divider } from "@/ui/Divider";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./RepliesLine.module.css";
import { useRoomActs } from "./room-acts";
import { useRoomTitle } from "@/lib/live/conversations";
import { threadPath } from "./thread-path";
import { findLoaded } from "./threads";

/** Under the root of a thread: who replied, how often and when, and whether that is new. Leads there. */
export function RepliesLine({ message }: { message: Message }) {
  const { t } = useLingui();
  const { room } = useRoomActs();
  const { replies } = message;
  const people = useLive((state) => (replies?.people ?? []).map((id) => state.people[id]), sameItems);
  const unread = useLive((state) => {
    const thread = state.threads[message.id];
    return thread ? threadCounts(thread).unread : 0;
  });
  if (!replies) return null;
  const faces = people.filter((person) => person !== undefined).map(({ id, name, avatar_url: src }) => ({ id, name, src }));
  const { count, last_at: lastAt } = replies;
  return (
    <Link href={threadPath(room.id, message.id)} className={styles.line}>
      <AvatarStack size="xs" people={faces} most={5} total={faces.length} label={faces.map(({ name }) => name).join(", ")} />
      <span className={styles.count}>{plural(count, { one: "# reply", other: "# replies" })}</span>
      {unread > 0 && <Dot label={t`unread`} />}
      <span className={styles.last}>
        <RelativeTime at={lastAt} />
      </span>
      <ChevronRight aria-hidden className={styles.arrow} />
    </Link>
  );
}

const EXCERPT = 140;

/** Over a reply that stands in the room as well: whose thread it belongs to. In the thread: that others saw it too. */
export function ThreadStrip({ message, root }: { message: Message; root: Quote }) {
  const { t } = useLingui();
  const { room, thread, openThread } = useRoomActs();
  const title = useRoomTitle(room);
  const name = useLive((state) => nameOf(state, root.author));
  const known = useLive((state) => findLoaded(state, room.id, root.id));
  const isHidden = useIsBlocked(root.author);
  if (thread) {
    return (
      <p className={styles.also}>
        <Trans>also in {title}</Trans>
      </p>
    );
  }
  const excerpt = known?.deleted_by != null ? t`a deleted message` : known?.body.slice(0, EXCERPT);
  const said = isHidden ? undefined : excerpt;
  return (
    <button type="button" className={styles.strip} disabled={openThread === null} onClick={() => openThread?.(message)}>
      <MessagesSquare aria-hidden />
      <span>
        <Trans>
          replied in <strong>{name}</strong>’s thread
        </Trans>
      </span>
      {said !== undefined && <span className={styles.said}>{said}</span>}
    </button>
  );
}

/** Between a thread's root and its replies. */
export function RepliesDivider({ count }: { count: number }) {
  return (
    <div className={styles.divider}>
      <Divider>
        {count === 0 ? <Trans>No replies yet</Trans> : plural(count, { one: "# reply", other: "# replies" })}
      </Divider>
    </div>
  );
}
