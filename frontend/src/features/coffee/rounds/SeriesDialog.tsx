import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { useTimeZones } from "@/lib/useTimeZones";
import { useSubmit } from "@/lib/useSubmit";
import type { RoundSeries } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { ComboBox } from "@/ui/ComboBox";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";
import { dayName } from "@/ui/WeekDays";
import { keepSeries } from "./api";
import styles from "./Rounds.module.css";
import { useSeriesName } from "./SeriesRow";

const DAYS = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** When the rounds of a series are held. More than one option: those that are off, to switch one of them on. */
export function SeriesDialog({ options, onClose }: { options: readonly RoundSeries[]; onClose: () => void }) {
  const { t } = useLingui();
  const [first] = options;
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={first?.is_on ? t`Day and hour of the rounds` : t`Switch coffee rounds on`}>
      {first && <SeriesForm options={options} first={first} onClose={onClose} />}
    </Dialog>
  );
}

function SeriesForm({ options, first, onClose }: { options: readonly RoundSeries[]; first: RoundSeries; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const communities = useLive((state) => state.communities);
  const [id, setId] = useState(first.id);
  const [wish, setWish] = useState({ is_on: true, weekday: first.weekday, begins: first.begins, time_zone: first.time_zone });
  const zones = useTimeZones(wish.time_zone);
  const name = useSeriesName(first.community);
  const saving = useSubmit(async () => {
    await keepSeries(id, wish);
    onClose();
  });
  const nameOf = ({ community }: RoundSeries) => (community === null ? t`The whole house` : (communities[community]?.community.name ?? name));
  return (
    <Form
      isFooterAtEnd
      fields={["time_zone"]}
      trouble={saving.problem}
      onSubmit={() => {
        if (wish.begins !== "") void saving.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={wish.begins === ""}>
            {first.is_on ? <Trans>Save</Trans> : <Trans>Switch them on</Trans>}
          </Button>
        </>
      }
    >
      {first.is_on ? (
        <Switch
          label={t`Rounds are held`}
          hint={t`Who takes part stays so while they are off. Nobody sees who that is, nor how many.`}
          isSelected={wish.is_on}
          onChange={(is_on) => setWish({ ...wish, is_on })}
        />
      ) : (
        <p className={styles.soft}>
          <Trans>Once a week whoever wishes to is brought together with others. Nobody sees who takes part, nor how many.</Trans>
        </p>
      )}
      {options.length > 1 && <Select label={t`For whom?`} options={options.map((one) => ({ id: one.id, label: nameOf(one) }))} value={id} onChange={setId} />}
      <div className={styles.hours}>
        <Select
          label={t`Day of the week`}
          options={DAYS.map((day) => ({ id: day, label: dayName(Number(day) + 1, i18n.locale, "long") }))}
          value={DAYS[wish.weekday]}
          onChange={(day) => setWish({ ...wish, weekday: DAYS.indexOf(day) as typeof wish.weekday })}
        />
        <TextField label={t`Time`} type="time" value={wish.begins} onChange={(begins) => setWish({ ...wish, begins })} />
      </div>
      <ComboBox
        label={t`Time zone`}
        openLabel={t`Show all time zones`}
        nothing={t`No time zone answers to that.`}
        find={zones.find}
        value={wish.time_zone}
        valueLabel={zones.label}
        hint={zones.hint}
        onChange={(zone) => {
          if (zone !== "") setWish({ ...wish, time_zone: zone });
        }}
      />
    </Form>
  );
}
