import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/ui/Button";
import DayPicker from "@/ui/DayPicker";
import { Dialog } from "@/ui/Dialog";
import { toasts } from "@/ui/toast-queue";
import { attempt } from "./acts";
import { findDay } from "./api";
import { BEGINNING, dayAgo, dayWishCell } from "./days";
import styles from "./JumpToDay.module.css";

interface JumpToDayProps {
  room: string;
  jump: (seq: number) => void;
  toNewest: () => void;
}

/** A day to choose: leads to the first message on it or after it. */
export default function JumpToDay({ room, jump, toNewest }: JumpToDayProps) {
  const { t } = useLingui();
  const close = () => dayWishCell.set(null);
  const go = async (day: string) => {
    close();
    const seq = await findDay(room, day);
    if (seq !== null) {
      jump(seq);
      return;
    }
    toNewest();
    toasts.add({ text: t`Nothing has been said since then. This is the newest.` });
  };
  const choose = (day: string) => attempt(go(day));
  const now = new Date();
  const shortcuts = [
    { day: dayAgo(now, { days: 1 }), label: t`Yesterday` },
    { day: dayAgo(now, { days: 7 }), label: t`A week ago` },
    { day: dayAgo(now, { months: 1 }), label: t`A month ago` },
    { day: BEGINNING, label: t`The beginning` },
  ];
  return (
    <Dialog isOpen onClose={close} title={<Trans>Go to a day</Trans>} size="s">
      <div className={styles.days}>
        {shortcuts.map(({ day, label }) => (
          <Button key={day} size="s" look="quiet" onPress={() => choose(day)}>
            {label}
          </Button>
        ))}
      </div>
      <div className={styles.month}>
        <DayPicker onChoose={choose} />
      </div>
    </Dialog>
  );
}
