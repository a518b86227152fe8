import { useLingui } from "@lingui/react/macro";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { LimitedField } from "./LimitedField";
import { LOCK_REASON_LIMIT } from "./limits";

export interface RoomOrder {
  is_locked: boolean;
  lock_reason: string;
  slow_s: number;
}

interface RoomOrderFieldsProps {
  values: RoomOrder;
  onChange: (part: Partial<RoomOrder>) => void;
  errorOf: (field: string) => string | undefined;
}

/** How fast one writes in a channel, and whether at all. */
export function RoomOrderFields({ values, onChange, errorOf }: RoomOrderFieldsProps) {
  const { t } = useLingui();
  const paces = [
    { id: "0", label: t`Off` },
    { id: "10", label: t`10 seconds` },
    { id: "30", label: t`30 seconds` },
    { id: "60", label: t`One minute` },
    { id: "300", label: t`5 minutes` },
    { id: "3600", label: t`One hour` },
  ];
  const own = String(values.slow_s);
  const options = paces.some(({ id }) => id === own) ? paces : [...paces, { id: own, label: t`${values.slow_s} seconds` }];
  return (
    <>
      <Select
        label={t`Slow mode`}
        hint={t`Between two messages of one person. Those who look after the channel need not wait.`}
        value={own}
        options={options}
        onChange={(slow) => onChange({ slow_s: Number(slow) })}
      />
      <Switch
        label={t`Lock the channel`}
        hint={t`Only those who look after it write; all others read and react.`}
        isSelected={values.is_locked}
        onChange={(is_locked) => onChange({ is_locked })}
      />
      {values.is_locked && (
        <LimitedField
          name="lock_reason"
          label={t`Why?`}
          hint={t`Everyone in the channel sees it.`}
          value={values.lock_reason}
          onChange={(lock_reason) => onChange({ lock_reason })}
          limit={LOCK_REASON_LIMIT}
          error={errorOf("lock_reason")}
        />
      )}
    </>
  );
}
