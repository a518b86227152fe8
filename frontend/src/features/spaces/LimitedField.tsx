import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { roomLeft } from "./limits";

export interface LimitedFieldProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  limit: number;
  /** The server's words on it. */
  error: string | undefined;
  isRequired?: boolean;
  /** Where one begins to type when the dialog opens. */
  isFirst?: boolean;
  /** Several lines. */
  isLong?: boolean;
}

/** A text with a limit that speaks up when it comes near. Nothing is cut off: what is too long stays to be shortened. */
export function LimitedField({ name, label, hint, value, onChange, limit, error, isLong, isFirst, isRequired }: LimitedFieldProps) {
  const { t } = useLingui();
  const room = roomLeft(value, limit);
  const count = room.state === "near" ? t`${plural(room.left, { one: "# character left", other: "# characters left" })}` : undefined;
  const over =
    room.state === "over" ? t`${plural(room.over, { one: "# character too many.", other: "# characters too many." })}` : undefined;
  const said = over ?? error;
  const shown = {
    name,
    label,
    value,
    onChange,
    isInvalid: said !== undefined,
    ...(said !== undefined && { error: said }),
    ...((count ?? hint) !== undefined && { hint: count ?? hint }),
    ...(isRequired && { isRequired }),
    ...(isFirst && { autoFocus: true }),
  };
  return isLong ? <TextArea {...shown} rows={3} mostRows={8} /> : <TextField {...shown} autoComplete="off" />;
}
