import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, Trash2 } from "lucide-react";
import { wallTimeOf } from "@/lib/moments";
import { describeZone } from "@/lib/time-zones";
import { useNow } from "@/lib/useNow";
import type { FreeSpan } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/Checkbox";
import { IconButton } from "@/ui/IconButton";
import { RadioCards } from "@/ui/RadioCards";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";
import { WeekDays } from "@/ui/WeekDays";
import styles from "./Rounds.module.css";
import type { Wish } from "./wish";

const EVERY = ["1", "2", "4"] as const;
const TONGUES = ["de", "en"] as const;
const MOST_SPANS = 14;
const DAY_MS = 86_400_000;

interface WishFieldsProps {
  wish: Wish;
  onChange: (wish: Wish) => void;
  /** Of one's profile: by its clock all times are meant. */
  zone: string;
  isNew: boolean;
}

/** How often, for how many, when, in which language. */
export function WishFields({ wish, onChange, zone, isNew }: WishFieldsProps) {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames(i18n.locale, { type: "language" });
  const often = { "1": t`Every week`, "2": t`Every two weeks`, "4": t`Every four weeks` };
  return (
    <>
      <Select
        label={t`How often`}
        options={EVERY.map((id) => ({ id, label: often[id] }))}
        value={EVERY.find((id) => Number(id) === wish.every) ?? "1"}
        onChange={(id) => onChange({ ...wish, every: Number(id) as Wish["every"] })}
      />
      <RadioCards
        columns
        label={t`How many`}
        options={[
          { id: "pair", title: t`For two`, hint: t`Three where one would be left over` },
          { id: "group", title: t`In a group`, hint: t`Three to five people` },
        ]}
        value={wish.wish}
        onChange={(size) => onChange({ ...wish, wish: size })}
      />
      <div className={styles.group}>
        <span className={styles.label} aria-hidden>
          <Trans>I like to talk in</Trans>
        </span>
        <div role="group" aria-label={t`I like to talk in`} className={styles.row}>
          {TONGUES.map((tongue) => (
            <Checkbox
              key={tongue}
              label={names.of(tongue) ?? tongue}
              isSelected={wish.languages.includes(tongue)}
              onChange={(isOn) => onChange({ ...wish, languages: TONGUES.filter((one) => (one === tongue ? isOn : wish.languages.includes(one))) })}
            />
          ))}
        </div>
        {wish.languages.length === 0 && (
          <p className={styles.error}>
            <Trans>Choose at least one language.</Trans>
          </p>
        )}
      </div>
      <Times wish={wish} onChange={onChange} zone={zone} />
      <Switch
        label={t`Also with people of my department`}
        hint={t`Others are preferred anyway.`}
        isSelected={wish.own_team}
        onChange={(own_team) => onChange({ ...wish, own_team })}
      />
      {!isNew && <Pause wish={wish} onChange={onChange} zone={zone} />}
    </>
  );
}

type TimesProps = Omit<WishFieldsProps, "isNew">;

/** The hours of one's week, and times of one week that replace them. */
function Times({ wish, onChange, zone }: TimesProps) {
  const { t, i18n } = useLingui();
  const { city } = describeZone(zone, i18n.locale, new Date());
  const tomorrow = wallTimeOf(new Date(useNow(30_000) + DAY_MS), zone).date;
  const change = (at: number, span: FreeSpan) => onChange({ ...wish, free: wish.free.map((one, i) => (i === at ? span : one)) });
  return (
    <div className={styles.group}>
      <span className={styles.label} aria-hidden>
        <Trans>When it suits me, by the clock in {city}</Trans>
      </span>
      <WeekDays days={wish.weekdays.map((day) => day + 1)} onChange={(days) => onChange({ ...wish, weekdays: days.map((day) => day - 1) as Wish["weekdays"] })} />
      {wish.weekdays.length === 0 && (
        <p className={styles.error}>
          <Trans>Choose at least one day.</Trans>
        </p>
      )}
      <div className={styles.hours}>
        <TextField label={t`From`} type="time" value={wish.begins} onChange={(begins) => onChange({ ...wish, begins })} />
        <TextField label={t`To`} type="time" value={wish.ends} onChange={(ends) => onChange({ ...wish, ends })} />
      </div>
      {wish.begins !== "" && wish.ends !== "" && wish.ends <= wish.begins && (
        <p className={styles.note}>
          <Trans>Until the next day.</Trans>
        </p>
      )}
      {wish.free.map((span, at) => (
        // Spans have no name of their own; they keep their order while they are edited.
        <div key={at} role="group" aria-label={t`Free time ${at + 1}`} className={styles.span}>
          <TextField label={t`Day`} type="date" value={span.day} onChange={(day) => change(at, { ...span, day })} />
          <TextField label={t`From`} type="time" value={span.begins} onChange={(begins) => change(at, { ...span, begins })} />
          <TextField label={t`To`} type="time" value={span.ends} onChange={(ends) => change(at, { ...span, ends })} isInvalid={span.ends <= span.begins} />
          <IconButton label={t`Remove this free time`} icon={<Trash2 aria-hidden />} onPress={() => onChange({ ...wish, free: wish.free.filter((_, i) => i !== at) })} />
        </div>
      ))}
      <p className={styles.note}>
        <Trans>If a week is different, type in when you are free: in that week only this counts then.</Trans>
      </p>
      {wish.free.length < MOST_SPANS && (
        <div>
          <Button size="s" icon={<Plus aria-hidden />} onPress={() => onChange({ ...wish, free: [...wish.free, { day: tomorrow, begins: "10:00", ends: "12:00" }] })}>
            <Trans>Free times of one week</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

/** Not now: until a day. */
function Pause({ wish, onChange, zone }: TimesProps) {
  const { t } = useLingui();
  const inAWeek = wallTimeOf(new Date(useNow(30_000) + 7 * DAY_MS), zone).date;
  return (
    <div className={styles.group}>
      <Switch
        label={t`Pause`}
        isSelected={wish.isPausing}
        onChange={(isPausing) => onChange({ ...wish, isPausing, paused_until: wish.paused_until === "" ? inAWeek : wish.paused_until })}
      />
      {wish.isPausing && <TextField label={t`Back on`} type="date" value={wish.paused_until} onChange={(until) => onChange({ ...wish, paused_until: until })} />}
    </div>
  );
}
