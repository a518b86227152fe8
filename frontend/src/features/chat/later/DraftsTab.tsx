import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { PencilLine, Trash2 } from "lucide-react";
import { Link } from "wouter";
import { type AllDrafts, isEmptyDraft, type KeptDraft } from "@/lib/drafts";
import { getEngine, useDrafts, useLive } from "@/lib/live/current";
import { getUploads } from "@/lib/uploads/current";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { RelativeTime } from "@/ui/RelativeTime";
import { placeOf } from "../files/useAttachments";
import { RoomLink } from "../RoomLink";
import { threadPath } from "../thread-path";
import styles from "./later.module.css";
import { takeAway, useGone } from "./soon";

const begunIn = (all: AllDrafts): KeptDraft[] =>
  Object.values(all)
    .filter((draft) => !isEmptyDraft(draft))
    .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt));

const nameOfDraft = ({ room, thread }: KeptDraft): string => `draft.${thread ?? room}`;

/** What one has begun to write anywhere, the last first. */
export function DraftsTab() {
  const gone = useGone();
  const all = useDrafts((drafts) => drafts);
  const shown = begunIn(all).filter((draft) => !gone.has(nameOfDraft(draft)));
  if (shown.length === 0) {
    return (
      <EmptyState icon={<PencilLine aria-hidden />} title={<Trans>Nothing begun</Trans>}>
        <Trans>What you write and do not send waits here, and on all of your devices.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul role="list" className={styles.list}>
      {shown.map((draft) => (
        <li key={nameOfDraft(draft)}>
          <DraftItem draft={draft} />
        </li>
      ))}
    </ul>
  );
}

export const useDraftCount = (): number => useDrafts((all) => begunIn(all).length);

function throwAway(draft: KeptDraft, words: string): void {
  const { room, thread } = draft;
  const act = async () => {
    const hanging = getUploads().all().filter(({ place }) => place === placeOf(thread ?? room));
    getUploads().drop(hanging.map(({ key }) => key));
    getEngine().drafts.take({ room, thread });
    await Promise.resolve();
  };
  takeAway({ id: nameOfDraft(draft), words, act, actNow: () => void act() });
}

function DraftItem({ draft }: { draft: KeptDraft }) {
  const { t } = useLingui();
  const { room: id, thread, body, files, changedAt } = draft;
  const room = useLive((state) => state.rooms.get(id)?.room ?? state.visited[id]);
  const href = thread === null ? `/rooms/${id}` : threadPath(id, thread);
  const { length: fileCount } = files;
  return (
    <article className={styles.item}>
      <div className={styles.words}>
        <p className={styles.about}>
          {room ? <RoomLink room={room} href={href} /> : <Trans>A room you are no longer in</Trans>}
          {thread !== null && (
            <span>
              · <Trans>Thread</Trans>
            </span>
          )}
          <span className={styles.ago}>
            <RelativeTime at={changedAt} />
          </span>
        </p>
        {room ? (
          <Link href={href} className={styles.text}>
            {body.trim() === "" ? <Trans>No text yet</Trans> : body}
          </Link>
        ) : (
          <p className={styles.text}>{body}</p>
        )}
        {fileCount > 0 && <p className={styles.soft}>{plural(fileCount, { one: "# file", other: "# files" })}</p>}
      </div>
      <div className={styles.acts}>
        <IconButton size="s" label={t`Discard the draft`} icon={<Trash2 aria-hidden />} onPress={() => throwAway(draft, t`Draft discarded`)} />
      </div>
    </article>
  );
}
