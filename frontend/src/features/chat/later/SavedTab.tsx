import { Trans, useLingui } from "@lingui/react/macro";
import { Bookmark, Check, NotebookPen, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { changeSaved, forgetSaved } from "@/lib/later";
import type { Saved } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { attempt } from "../acts";
import { RoomLink } from "../RoomLink";
import { SaidCard } from "../SaidCard";
import styles from "./later.module.css";
import { NoteForm } from "./NoteForm";

/** Saved messages: what is open, and under it what is ticked off. */
export function SavedTab({ saved }: { saved: readonly Saved[] }) {
  const open = saved.filter(({ done_at }) => done_at === null);
  const done = saved.filter(({ done_at }) => done_at !== null);
  if (saved.length === 0) {
    return (
      <EmptyState icon={<Bookmark aria-hidden />} title={<Trans>Nothing put by</Trans>}>
        <Trans>Press B on a message, or choose “Save for later” in its menu. Here you find it again, on every device.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <SavedList saved={open} />
      {open.length === 0 && (
        <p className={styles.soft}>
          <Trans>All of it is ticked off.</Trans>
        </p>
      )}
      {done.length > 0 && (
        <section aria-labelledby="done-title">
          <h2 id="done-title" className={styles.heading}>
            <Trans>Ticked off</Trans>
          </h2>
          <SavedList saved={done} />
        </section>
      )}
    </>
  );
}

function SavedList({ saved }: { saved: readonly Saved[] }) {
  return (
    <ul role="list" className={styles.list}>
      {saved.map((item) => (
        <li key={item.id}>
          <SavedItem item={item} />
        </li>
      ))}
    </ul>
  );
}

function SavedItem({ item }: { item: Saved }) {
  const { t } = useLingui();
  const [isWriting, setWriting] = useState(false);
  const isDone = item.done_at !== null;
  const acts = (
    <>
      <IconButton
        size="s"
        label={isDone ? t`Not done after all` : t`Tick off`}
        icon={isDone ? <Undo2 aria-hidden /> : <Check aria-hidden />}
        onPress={() => attempt(changeSaved(item, { isDone: !isDone }))}
      />
      <IconButton
        size="s"
        label={item.note === "" ? t`Add a note` : t`Change the note`}
        icon={<NotebookPen aria-hidden />}
        isOn={isWriting}
        onPress={() => setWriting(!isWriting)}
      />
      <IconButton size="s" label={t`Remove from the list`} icon={<Trash2 aria-hidden />} onPress={() => attempt(forgetSaved(item.id))} />
    </>
  );
  const note = isWriting ? (
    <NoteForm
      note={item.note}
      onSave={(text) => {
        setWriting(false);
        attempt(changeSaved(item, { note: text }));
      }}
      onCancel={() => setWriting(false)}
    />
  ) : (
    item.note !== "" && <p className={styles.note}>{item.note}</p>
  );
  if (item.said === null) {
    return (
      <div className={styles.gone}>
        <div>
          <p className={styles.soft}>
            <Trans>This message was deleted, or you may no longer read it.</Trans>
          </p>
          {note}
        </div>
        <div className={styles.acts}>{acts}</div>
      </div>
    );
  }
  return (
    <SaidCard message={item.said} {...(item.room && { about: <RoomLink room={item.room} /> })} acts={acts}>
      {note}
    </SaidCard>
  );
}
