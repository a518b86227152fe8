import { useLingui } from "@lingui/react/macro";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { VisuallyHidden } from "./VisuallyHidden";
import styles from "./WeekDays.module.css";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday, for naming days. */
const MONDAY = new Date(Date.UTC(2024, 0, 1));

/** 1 is Monday. */
export function dayName(day: number, locale: string, width: "short" | "long"): string {
  const at = new Date(MONDAY.getTime() + (day - 1) * 86_400_000);
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(at);
}

/** Some days of the week; 1 is Monday. Answers in the order in which they were chosen. */
export function WeekDays({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const { t, i18n } = useLingui();
  return (
    <div role="group" aria-label={t`Days`} className={styles.days}>
      {WEEK.map((day) => (
        <ToggleButton
          key={day}
          className={styles.day ?? ""}
          isSelected={days.includes(day)}
          onChange={(on) => onChange(on ? [...days, day] : days.filter((one) => one !== day))}
        >
          <span aria-hidden>{dayName(day, i18n.locale, "short")}</span>
          <VisuallyHidden>{dayName(day, i18n.locale, "long")}</VisuallyHidden>
        </ToggleButton>
      ))}
    </div>
  );
}
