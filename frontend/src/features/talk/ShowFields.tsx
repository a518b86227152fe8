import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { findByWords } from "@/lib/commands";
import { guessTimeZone } from "@/lib/time-zones";
import type { Slot } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { ComboBox } from "@/ui/ComboBox";
import { IconButton } from "@/ui/IconButton";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";
import styles from "./form.module.css";
import { LengthField } from "./WhenFields";
import { weekdayWords } from "./words";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOSTS_MOST = 8;

/** The regular slot of a show, or none. */
export function SlotFields({ slot, onChange }: { slot: Slot | null; onChange: (slot: Slot | null) => void }) {
  const { t, i18n } = useLingui();
  const first: Slot = { weekday: 1, starts: "10:00", time_zone: guessTimeZone(), length_min: 60 };
  return (
    <>
      <Switch
        label={t`Regular slot`}
        hint={t`People see when it comes round next.`}
        isSelected={slot !== null}
        onChange={(isOn) => onChange(isOn ? first : null)}
      />
      {slot && (
        <div className={styles.when}>
          <Select
            label={t`Day`}
            options={WEEKDAYS.map((day) => ({ id: String(day), label: weekdayWords(day, i18n.locale) }))}
            value={String(slot.weekday)}
            onChange={(day) => onChange({ ...slot, weekday: Number(day) })}
          />
          <TextField label={t`Time`} type="time" value={slot.starts.slice(0, 5)} onChange={(starts) => onChange({ ...slot, starts })} />
          <LengthField value={slot.length_min} onChange={(length_min) => onChange({ ...slot, length_min })} />
        </div>
      )}
    </>
  );
}

/** Who hosts a show: one at least. */
export function HostsField({ hosts, onChange }: { hosts: readonly string[]; onChange: (hosts: readonly string[]) => void }) {
  const { t } = useLingui();
  const people = useLive((state) => state.people);
  const find = (query: string) => {
    const free = Object.values(people).filter(({ id, active }) => active && !hosts.includes(id));
    return findByWords(free, query, ({ name, handle }) => `${name} ${handle}`).map(({ id, name, job_title }) => ({ id, label: name, hint: job_title }));
  };
  return (
    <div className={styles.hosts}>
      <span className={styles.label}>
        <Trans>Hosts</Trans>
      </span>
      <div className={styles.chips}>
        {hosts.map((id) => {
          const name = people[id]?.name ?? "…";
          return (
            <span key={id} className={styles.chip}>
              <Avatar name={name} src={people[id]?.avatar_url ?? null} size="xs" />
              {name}
              {hosts.length > 1 && (
                <IconButton size="s" label={t`Take ${name} off the hosts`} icon={<X aria-hidden />} onPress={() => onChange(hosts.filter((one) => one !== id))} />
              )}
            </span>
          );
        })}
      </div>
      {hosts.length < HOSTS_MOST && (
        <ComboBox
          key={hosts.join()}
          label={t`Add a host`}
          isLabelHidden
          openLabel={t`Show people`}
          nothing={t`Nobody answers to that.`}
          find={find}
          value=""
          valueLabel=""
          onChange={(id) => {
            if (id !== "") onChange([...hosts, id]);
          }}
        />
      )}
    </div>
  );
}
