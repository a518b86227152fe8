import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { momentOf, type WallTime } from "@/lib/moments";
import { IconButton } from "@/ui/IconButton";
import { TextField } from "@/ui/TextField";
import styles from "./dates.module.css";
import { type Trouble, troubleOf } from "./moments";

interface MomentFieldProps {
  /** Of several: which one, from 1; their words stand above the first one alone. */
  number?: number;
  /** The clock's city. */
  city: string;
  wall: WallTime;
  /** Those before it, for a moment that is there already. */
  others?: readonly WallTime[];
  onChange: (wall: WallTime) => void;
  onRemove?: (() => void) | undefined;
  name?: string;
}

/** A day and an hour, by the clock of one's own profile. */
export function MomentField({ number, city, wall, others = [], onChange, onRemove, name }: MomentFieldProps) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const words = useTroubleWords();
  const moment = momentOf(wall, zone);
  const trouble = troubleOf(wall, others, zone, new Date());
  const isNamed = number === undefined || number === 1;
  const day = number === undefined ? t`Day` : t`Day ${number}`;
  const time = number === undefined ? t`Time in ${city}` : t`Time ${number} in ${city}`;
  const shifted = moment?.isShifted === true ? new Date(moment.at) : null;
  return (
    <div className={styles.pair} data-named={isNamed || undefined}>
      <TextField
        label={isNamed ? t`Day` : day}
        isLabelHidden={!isNamed}
        type="date"
        value={wall.date}
        onChange={(date) => onChange({ ...wall, date })}
        {...(name !== undefined && { name })}
        {...(trouble !== null && { isInvalid: true, error: words[trouble] })}
        {...(shifted && { hint: <Trans>The clocks go forward that night, so it will be an hour later.</Trans> })}
      />
      <TextField label={isNamed ? t`Time in ${city}` : time} isLabelHidden={!isNamed} type="time" value={wall.time} onChange={(value) => onChange({ ...wall, time: value })} />
      {onRemove && <IconButton label={t`Take time ${number ?? 1} out`} icon={<X aria-hidden />} onPress={onRemove} />}
    </div>
  );
}

function useTroubleWords(): Record<NonNullable<Trouble>, string> {
  const { t } = useLingui();
  return { past: t`That moment has passed.`, far: t`A year ahead at most.`, twice: t`You have this one already.` };
}
