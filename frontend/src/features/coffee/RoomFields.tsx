import { useLingui } from "@lingui/react/macro";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";

export interface RoomWish {
  name: string;
  places: number;
  is_closed: boolean;
}

const PLACES = ["2", "3", "4", "5", "6", "7", "8"] as const;
const NAME_LIMIT = 60;

interface RoomFieldsProps {
  wish: RoomWish;
  onChange: (wish: RoomWish) => void;
  placeholder?: string;
  nameError: string | undefined;
  isNew?: boolean;
}

/** What a coffee room is called, how many sit there, and whether one knocks. */
export function RoomFields({ wish, onChange, placeholder, nameError, isNew = false }: RoomFieldsProps) {
  const { t } = useLingui();
  const options = PLACES.map((id) => ({ id, label: t`${id} chairs` }));
  return (
    <>
      <TextField
        name="name"
        label={t`Name`}
        {...(placeholder !== undefined && { placeholder })}
        value={wish.name}
        onChange={(name) => onChange({ ...wish, name })}
        autoComplete="off"
        maxLength={NAME_LIMIT}
        // The dialog is opened in order to say this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isNew}
        isInvalid={nameError !== undefined}
        {...(nameError !== undefined && { error: nameError })}
      />
      <Select label={t`Chairs`} options={options} value={PLACES.find((id) => id === String(wish.places)) ?? "8"} onChange={(id) => onChange({ ...wish, places: Number(id) })} />
      <Switch
        label={t`Closed door`}
        hint={t`Who finds somebody there knocks, and is let in.`}
        isSelected={wish.is_closed}
        onChange={(is_closed) => onChange({ ...wish, is_closed })}
      />
    </>
  );
}
