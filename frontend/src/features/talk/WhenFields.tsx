import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { describeZone, guessTimeZone } from "@/lib/time-zones";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { errorProps } from "./form";
import styles from "./form.module.css";
import { LENGTHS_MIN } from "./words";

export interface When {
  /** "2026-11-26" and "10:00", by the browser's clock. */
  date: string;
  time: string;
  length_min: number;
}

const two = (value: number) => String(value).padStart(2, "0");

export function whenOf(at: Date, length_min: number): When {
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
    length_min,
  };
}

/** Tomorrow at ten: late enough to tell people of it. */
export function tomorrow(now: Date): When {
  return whenOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 10), 60);
}

/** Null while it is no date. */
export function momentOf({ date, time }: When): string | null {
  const at = new Date(`${date}T${time}`);
  return date === "" || time === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

interface WhenFieldsProps {
  when: When;
  onChange: (when: When) => void;
  error: string | undefined;
}

/** Day, hour and length, by one's own clock. */
export function WhenFields({ when, onChange, error }: WhenFieldsProps) {
  const { t, i18n } = useLingui();
  const zone = describeZone(guessTimeZone(), i18n.locale, new Date()).city;
  return (
    <div className={styles.when}>
      <TextField label={t`Day`} type="date" name="starts_at" value={when.date} onChange={(date) => onChange({ ...when, date })} {...errorProps(error)} />
      <TextField label={t`Time in ${zone}`} type="time" value={when.time} onChange={(time) => onChange({ ...when, time })} />
      <LengthField value={when.length_min} onChange={(length_min) => onChange({ ...when, length_min })} />
    </div>
  );
}

export function LengthField({ value, onChange }: { value: number; onChange: (length_min: number) => void }) {
  const { t } = useLingui();
  const lengths = [...new Set([...LENGTHS_MIN, value])].toSorted((one, other) => one - other);
  return (
    <Select
      label={t`Length`}
      options={lengths.map((length) => ({ id: String(length), label: plural(length, { one: "# minute", other: "# minutes" }) }))}
      value={String(value)}
      onChange={(length) => onChange(Number(length))}
    />
  );
}
