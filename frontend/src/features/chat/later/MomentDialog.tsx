import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useLive } from "@/lib/live/current";
import { type Moment, momentOf, momentWords, wallTimeOf } from "@/lib/moments";
import { describeZone } from "@/lib/time-zones";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import styles from "./later.module.css";

const HOUR_MS = 3_600_000;
const YEAR_MS = 366 * 24 * HOUR_MS;

interface MomentDialogProps {
  title: ReactNode;
  verb: string;
  /** Chosen at first; tomorrow at this hour where there is none. */
  first?: Date;
  onPick: (at: Date) => void;
  onClose: () => void;
}

/** A day and an hour of one's own, by the clock of one's profile. */
export default function MomentDialog({ title, verb, first, onPick, onClose }: MomentDialogProps) {
  const { t, i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [opened] = useState(() => new Date());
  const [wall, setWall] = useState(() => wallTimeOf(first ?? new Date(opened.getTime() + 24 * HOUR_MS), zone));
  const moment = momentOf(wall, zone);
  const city = describeZone(zone, i18n.locale, opened).city;
  const isPast = moment !== null && moment.at <= new Date();
  const isFar = moment !== null && moment.at.getTime() - opened.getTime() > YEAR_MS;
  const error = isPast ? t`That moment has passed.` : isFar ? t`A year ahead at most.` : undefined;
  const pick = () => {
    if (!moment || error !== undefined) return;
    onClose();
    onPick(moment.at);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size="s"
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" isDisabled={moment === null || error !== undefined} onPress={pick}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        className={styles.moment}
        onSubmit={(event) => {
          event.preventDefault();
          pick();
        }}
      >
        <div className={styles.wall}>
          <TextField label={t`Day`} type="date" value={wall.date} onChange={(date) => setWall({ ...wall, date })} isInvalid={error !== undefined} {...(error !== undefined && { error })} />
          <TextField label={t`Time in ${city}`} type="time" value={wall.time} onChange={(time) => setWall({ ...wall, time })} />
        </div>
        <Meant moment={moment} zone={zone} isFine={error === undefined} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** In words what was chosen; of an hour that does not exist, which one it will be. */
function Meant({ moment, zone, isFine }: { moment: Moment | null; zone: string; isFine: boolean }) {
  const { i18n } = useLingui();
  const words = moment && isFine ? momentWords(moment.at, new Date(), zone, i18n.locale) : "";
  const time = moment ? wallTimeOf(moment.at, zone).time : "";
  return (
    <div className={styles.soft} role="status">
      <p>{words === "" ? "\u00a0" : words}</p>
      {moment?.isShifted && isFine && (
        <p>
          <Trans>The clocks go forward that night, so it will be {time}.</Trans>
        </p>
      )}
    </div>
  );
}
