import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import { TextField } from "@/ui/TextField";
import { exactWords, readTime } from "./timeline";

interface TimeFieldProps {
  label: string;
  isLabelHidden?: boolean;
  value_ms: number;
  most_ms: number;
  onChange: (value_ms: number) => void;
}

const NUDGE_MS = 100;
const STEP_MS = 1_000;

/** A moment, typed as "12:34.5"; the arrow keys move it by a tenth of a second, with Shift by a second. */
export function TimeField({ label, isLabelHidden = false, value_ms, most_ms, onChange }: TimeFieldProps) {
  const { t } = useLingui();
  /** What is being typed, until it is a time and the field is left. */
  const [typed, setTyped] = useState<string | null>(null);
  const read_ms = typed === null ? value_ms : readTime(typed);
  const isWrong = read_ms === null || read_ms > most_ms;
  const type = (text: string) => {
    setTyped(text);
    const next_ms = readTime(text);
    if (next_ms !== null && next_ms <= most_ms) onChange(next_ms);
  };
  const nudge = (event: KeyboardEvent) => {
    const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    setTyped(null);
    onChange(Math.min(most_ms, Math.max(0, value_ms + way * (event.shiftKey ? STEP_MS : NUDGE_MS))));
  };
  return (
    <TextField
      label={label}
      isLabelHidden={isLabelHidden}
      value={typed ?? exactWords(value_ms)}
      onChange={type}
      onKeyDown={nudge}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
      autoComplete="off"
      inputMode="text"
      isInvalid={isWrong}
      {...(isWrong && { error: t`A time in it, such as 12:34.5` })}
    />
  );
}
