import { i18n } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { remindCell, remindOf, useReminderOf, type When } from "@/lib/later";
import { useLive } from "@/lib/live/current";
import { momentWords, type Offer, offersToRemind } from "@/lib/moments";
import type { Message } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import list from "@/ui/list.module.css";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "../acts";
import { SaidCard } from "../SaidCard";
import { goTo } from "./go";
import styles from "./later.module.css";
import MomentDialog from "./MomentDialog";
import { offerEntries } from "./offers";

const NOTE_LIMIT = 500;

export const whenOf = ({ in_s, at }: Offer): When => (in_s === undefined ? { due_at: at.toISOString() } : { in_s });

/** When to be reminded of a message: one press on a moment, with a word to oneself if one likes. */
export default function RemindDialog({ message }: { message: Message }) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const reminder = useReminderOf(message.id);
  const [note, setNote] = useState(reminder?.note ?? "");
  const [isAsking, setAsking] = useState(false);
  const [opened] = useState(() => new Date());
  const close = () => remindCell.set(null);

  const ask = (when: When, at: Date) => {
    close();
    const words = momentWords(at, new Date(), zone, i18n.locale);
    remindOf(message.id, when, note.trim()).then(
      () => toasts.add({ text: t`We remind you: ${words}.`, act: { label: t`Open`, onAct: () => goTo("/later/reminders") } }),
      (error: unknown) => toasts.add({ tone: "problem", text: wordsOf(error) }),
    );
  };
  if (isAsking) {
    return (
      <MomentDialog
        title={<Trans>Remind me</Trans>}
        verb={t`Remind me`}
        onPick={(at) => ask({ due_at: at.toISOString() }, at)}
        onClose={close}
      />
    );
  }
  const entries = offerEntries(offersToRemind(opened, zone), zone, (offer) => ask(whenOf(offer), offer.at));
  return (
    <Dialog isOpen onClose={close} title={<Trans>Remind me</Trans>}>
      <div className={styles.quoted}>
        <SaidCard message={message} isBrief />
      </div>
      {reminder && (
        <p className={styles.soft}>
          <Trans>So far: {momentWords(new Date(reminder.due_at), opened, zone, i18n.locale)}</Trans>
        </p>
      )}
      <TextField label={t`Note to yourself`} placeholder={t`What to do then, if you like`} value={note} onChange={setNote} maxLength={NOTE_LIMIT} />
      <ul role="list" className={styles.offers}>
        {entries.map(({ id, label, hint, icon, onAction }) => (
          <li key={id}>
            <Button className={list.item ?? ""} onPress={() => onAction?.()}>
              {icon}
              <span className={styles.offer}>
                {label} <span className={list.hint}>{hint}</span>
              </span>
            </Button>
          </li>
        ))}
        <li>
          <Button className={list.item ?? ""} onPress={() => setAsking(true)}>
            <CalendarClock aria-hidden />
            <span className={styles.offer}>
              <Trans>Day and time …</Trans>
            </span>
          </Button>
        </li>
      </ul>
    </Dialog>
  );
}
