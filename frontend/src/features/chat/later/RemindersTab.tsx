import { Trans, useLingui } from "@lingui/react/macro";
import { AlarmClock, BellRing, Check, NotebookPen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { changeReminder, dropReminder, dropReminderNow } from "@/lib/later";
import { useLive } from "@/lib/live/current";
import { momentWords, offersToRemind } from "@/lib/moments";
import type { Reminder } from "@/lib/wire";
import { cx } from "@/ui/cx";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { attempt } from "../acts";
import { RoomLink } from "../RoomLink";
import { SaidCard } from "../SaidCard";
import styles from "./later.module.css";
import { NoteForm } from "./NoteForm";
import { offerEntries } from "./offers";
import { takeAway, tickedOff, useGone } from "./soon";

const MomentDialog = lazy(() => import("./MomentDialog"));

/** Reminders: those that are due stand out, the next one follows. */
export function RemindersTab({ reminders }: { reminders: readonly Reminder[] }) {
  const gone = useGone();
  const shown = reminders.filter(({ id }) => !gone.has(id));
  if (shown.length === 0) {
    return (
      <EmptyState icon={<AlarmClock aria-hidden />} title={<Trans>Nothing to be reminded of</Trans>}>
        <Trans>Press M on a message, or choose “Remind me” in its menu. At its time all of your devices say so.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul role="list" className={styles.list}>
      {shown.map((reminder) => (
        <li key={reminder.id} className={cx(reminder.is_due && styles.due)}>
          <ReminderItem reminder={reminder} />
        </li>
      ))}
    </ul>
  );
}

function ReminderItem({ reminder }: { reminder: Reminder }) {
  const [isWriting, setWriting] = useState(false);
  const { id, note, said, room } = reminder;
  const acts = <Acts reminder={reminder} isWriting={isWriting} onWrite={() => setWriting(!isWriting)} />;
  const below = (
    <>
      {isWriting ? (
        <NoteForm
          note={note}
          onSave={(text) => {
            setWriting(false);
            attempt(changeReminder(id, { note: text }));
          }}
          onCancel={() => setWriting(false)}
        />
      ) : (
        note !== "" && <p className={styles.note}>{note}</p>
      )}
      <Due reminder={reminder} />
    </>
  );
  if (said === null) {
    return (
      <div className={styles.gone}>
        <div>
          <p className={styles.soft}>
            <Trans>This message was deleted, or you may no longer read it.</Trans>
          </p>
          {below}
        </div>
        <div className={styles.acts}>{acts}</div>
      </div>
    );
  }
  return (
    <SaidCard message={said} {...(room && { about: <RoomLink room={room} /> })} acts={acts}>
      {below}
    </SaidCard>
  );
}

function Due({ reminder: { due_at, is_due } }: { reminder: Reminder }) {
  const { i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const words = momentWords(new Date(due_at), new Date(), zone, i18n.locale);
  return (
    <p className={cx(styles.when, is_due && styles.isDue)}>
      {is_due ? <BellRing aria-hidden /> : <AlarmClock aria-hidden />}
      {is_due ? <Trans>Due: {words}</Trans> : words}
    </p>
  );
}

function Acts({ reminder, isWriting, onWrite }: { reminder: Reminder; isWriting: boolean; onWrite: () => void }) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { id, due_at, is_due, note } = reminder;
  const entries = isOpen
    ? offerEntries(offersToRemind(new Date(), zone), zone, ({ in_s, at }) =>
        attempt(changeReminder(id, in_s === undefined ? { due_at: at.toISOString() } : { in_s })),
      )
    : [];
  const tickOff = () =>
    takeAway({ id, words: tickedOff(), act: () => dropReminder(id), actNow: () => dropReminderNow(id) });
  return (
    <>
      <IconButton size="s" label={t`Tick off`} icon={<Check aria-hidden />} onPress={tickOff} />
      <Menu
        label={is_due ? t`Remind me again` : t`Another time`}
        placement="bottom end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<IconButton size="s" label={is_due ? t`Remind me again` : t`Another time`} icon={<AlarmClock aria-hidden />} />}
        groups={[
          { id: "offers", entries },
          { id: "own", entries: [{ id: "own", label: t`Day and time …`, onAction: () => setAsking(true) }] },
        ]}
      />
      <IconButton size="s" label={note === "" ? t`Add a note` : t`Change the note`} icon={<NotebookPen aria-hidden />} isOn={isWriting} onPress={onWrite} />
      {isAsking && (
        <Suspense fallback={null}>
          <MomentDialog
            title={<Trans>Another time</Trans>}
            verb={t`Remind me`}
            {...(!is_due && { first: new Date(due_at) })}
            onPick={(at) => attempt(changeReminder(id, { due_at: at.toISOString() }))}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
