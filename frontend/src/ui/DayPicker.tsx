import { useLingui } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, CalendarHeading } from "react-aria-components/Calendar";
import { I18nProvider } from "react-aria-components/I18nProvider";
import styles from "./DayPicker.module.css";

/** A month to choose a day of; nothing was said in the future. Answers in ISO: 2026-11-03. */
export default function DayPicker({ onChoose }: { onChoose: (day: string) => void }) {
  const { t, i18n } = useLingui();
  const now = new Date();
  const lastDay = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return (
    <I18nProvider locale={i18n.locale}>
      <Calendar
        aria-label={t`Day`}
        className={styles.calendar ?? ""}
        isDateUnavailable={(day) => day.toString() > lastDay}
        onChange={(day) => onChoose(day.toString())}
      >
        <header className={styles.head}>
          <Button slot="previous" aria-label={t`Month before`}>
            <ChevronLeft aria-hidden />
          </Button>
          <CalendarHeading className={styles.month ?? ""} />
          <Button slot="next" aria-label={t`Month after`}>
            <ChevronRight aria-hidden />
          </Button>
        </header>
        <CalendarGrid className={styles.grid ?? ""} weekdayStyle="short">
          <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ""} />}</CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}
