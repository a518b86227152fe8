import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { describeZone } from "@/lib/time-zones";
import { useSubmit } from "@/lib/useSubmit";
import type { QuietSpan } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Part } from "@/ui/Part";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";
import { WeekDays } from "@/ui/WeekDays";
import { changeAttention } from "./api";
import styles from "./attention.module.css";

const MOST_SPANS = 7;
/** After work and on weekends: what most people take. */
const FIRST_PLAN: QuietSpan[] = [
  { days: [1, 2, 3, 4], start: "18:00", end: "08:00" },
  { days: [5], start: "18:00", end: "24:00" },
  { days: [6, 7], start: "00:00", end: "24:00" },
];

/** A field of time knows no 24:00: midnight at the end is 00:00 there, and only there. */
const shownEnd = (end: string) => (end === "24:00" ? "00:00" : end);

/** What the fields say, as the server has it: from midnight to midnight is the whole day. */
export function cleaned({ days, start, end }: QuietSpan): QuietSpan {
  return { days: [...days].sort((one, other) => one - other), start, end: end === "00:00" ? "24:00" : end };
}

const isWrong = ({ days, start, end }: QuietSpan) => days.length === 0 || start === "" || end === "" || start === end;

/** Hours in which nothing may interrupt, week after week. */
export function QuietHoursPart({ zone }: { zone: string }) {
  const { t, i18n } = useLingui();
  const { has_quiet_hours: isOn, quiet_hours: kept } = useLive((state) => state.attention);
  const [draft, setDraft] = useState<readonly QuietSpan[] | null>(null);
  const spans = draft ?? kept;
  const { city } = describeZone(zone, i18n.locale, new Date());
  const switching = useSubmit(async (on: boolean) => {
    await changeAttention(on && kept.length === 0 ? { has_quiet_hours: true, quiet_hours: FIRST_PLAN } : { has_quiet_hours: on });
    setDraft(null);
  });
  const saving = useSubmit(async () => {
    await changeAttention({ quiet_hours: spans.map(cleaned), has_quiet_hours: spans.length > 0 });
    setDraft(null);
  });
  const change = (at: number, span: QuietSpan) => setDraft(spans.map((one, i) => (i === at ? span : one)));
  const hasWrong = spans.map(cleaned).some(isWrong);
  return (
    <Part
      title={<Trans>Quiet hours</Trans>}
      words={<Trans>Then you are not disturbed, without having to think of it. Others see a small moon. By the clock in {city}.</Trans>}
    >
      <div className={styles.stack}>
        <Switch label={t`Keep quiet hours`} isSelected={isOn} onChange={(on) => void switching.submit(on)} isDisabled={switching.isPending} />
        {isOn && (
          <>
            {spans.map((span, at) => (
              <SpanFields
                // Spans have no name of their own; they keep their order while they are edited.
                key={at}
                span={span}
                label={t`Quiet hours ${at + 1}`}
                onChange={(next) => change(at, next)}
                onRemove={() => setDraft(spans.filter((_, i) => i !== at))}
              />
            ))}
            <div className={styles.acts}>
              {spans.length < MOST_SPANS && (
                <Button size="s" icon={<Plus aria-hidden />} onPress={() => setDraft([...spans, { days: [6, 7], start: "00:00", end: "24:00" }])}>
                  <Trans>More hours</Trans>
                </Button>
              )}
              {draft && (
                <>
                  <Button size="s" onPress={() => setDraft(null)}>
                    <Trans>Discard</Trans>
                  </Button>
                  <Button size="s" look="primary" onPress={() => void saving.submit()} isPending={saving.isPending} isDisabled={hasWrong}>
                    <Trans>Save</Trans>
                  </Button>
                </>
              )}
            </div>
          </>
        )}
        {(saving.problem ?? switching.problem) && (
          <p className={styles.error} role="alert">
            {(saving.problem ?? switching.problem)?.message}
          </p>
        )}
      </div>
    </Part>
  );
}

interface SpanFieldsProps {
  span: QuietSpan;
  label: string;
  onChange: (span: QuietSpan) => void;
  onRemove: () => void;
}

/** Some days, and from when to when. An end that is not after the start is on the next day, and it says so. */
function SpanFields({ span, label, onChange, onRemove }: SpanFieldsProps) {
  const { t } = useLingui();
  const { days, start, end } = span;
  const isSame = cleaned(span).start === cleaned(span).end;
  const endsNextDay = !isSame && end !== "24:00" && end !== "00:00" && end < start;
  const hint = endsNextDay ? t`on the next day` : cleaned(span).start === "00:00" && cleaned(span).end === "24:00" ? t`the whole day` : undefined;
  return (
    <div role="group" aria-label={label} className={styles.span}>
      <div className={styles.spanHead}>
        <WeekDays days={days} onChange={(next) => onChange({ ...span, days: next })} />
        <IconButton label={t`Remove these hours`} icon={<Trash2 aria-hidden />} onPress={onRemove} />
      </div>
      <div className={styles.hours}>
        <TextField label={t`From`} type="time" value={start} onChange={(next) => onChange({ ...span, start: next })} />
        <TextField label={t`To`} type="time" value={shownEnd(end)} onChange={(next) => onChange({ ...span, end: next })} isInvalid={isSame} />
      </div>
      {days.length === 0 ? (
        <p className={styles.error}>
          <Trans>Choose at least one day.</Trans>
        </p>
      ) : isSame ? (
        <p className={styles.error}>
          <Trans>Start and end are the same. For a whole day take 00:00 to 00:00.</Trans>
        </p>
      ) : (
        hint !== undefined && <p className={styles.soft}>{hint}</p>
      )}
    </div>
  );
}
