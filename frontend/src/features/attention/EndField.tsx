import { useLingui } from "@lingui/react/macro";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import styles from "./attention.module.css";
import { type End, fieldsOf, momentOf, ownMoment } from "./ends";

export interface ChosenEnd {
  end: End;
  /** For one's own end. */
  date: string;
  time: string;
}

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;

/** One's own end begins with the full quarter after an hour from now. */
export function firstEnd(end: End, now: Date): ChosenEnd {
  const inAnHour = Math.ceil((now.getTime() + HOUR_MS) / QUARTER_MS) * QUARTER_MS;
  return { end, ...fieldsOf(new Date(inAnHour)) };
}

/** The moment that was chosen; undefined while one's own is no moment. */
export function endOf({ end, date, time }: ChosenEnd, now: Date): string | null | undefined {
  if (end !== "own") return momentOf(end, now)?.toISOString() ?? null;
  return ownMoment(date, time)?.toISOString();
}

export function useEndNames(): Record<End, string> {
  const { t } = useLingui();
  return {
    half: t`For 30 minutes`,
    hour: t`For an hour`,
    two: t`For two hours`,
    morning: t`Until 8 in the morning`,
    today: t`Until the end of the day`,
    week: t`Until the end of the week`,
    none: t`Without an end`,
    own: t`Until a day and time of your choice`,
  };
}

interface EndFieldProps {
  label: string;
  ends: readonly End[];
  chosen: ChosenEnd;
  onChange: (chosen: ChosenEnd) => void;
  error: string | undefined;
}

/** Until when something holds, by the clock of this device. */
export function EndField({ label, ends, chosen, onChange, error }: EndFieldProps) {
  const { t } = useLingui();
  const names = useEndNames();
  const isOwn = chosen.end === "own";
  const wrong = error === undefined ? {} : { isInvalid: true, error };
  return (
    <>
      <Select
        label={label}
        options={ends.map((id) => ({ id, label: names[id] }))}
        value={chosen.end}
        onChange={(end) => onChange({ ...chosen, end })}
        {...(!isOwn && wrong)}
      />
      {isOwn && (
        <div className={styles.pair}>
          <TextField label={t`Day`} type="date" name="until" value={chosen.date} onChange={(date) => onChange({ ...chosen, date })} {...wrong} />
          <TextField label={t`Time`} type="time" value={chosen.time} onChange={(time) => onChange({ ...chosen, time })} />
        </div>
      )}
    </>
  );
}
