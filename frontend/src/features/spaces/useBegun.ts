import { useState } from "react";

/** What was typed and not sent yet, by form: closing a dialog by mistake costs nothing while the page lives. */
const begun = new Map<string, unknown>();

export interface Begun<Values> {
  values: Values;
  change: (part: Partial<Values>) => void;
  /** Sent: nothing to keep. */
  clear: () => void;
}

/** Values of one form, kept under `key` until they are sent. One key always has one shape. */
export function useBegun<Values extends object>(key: string, first: Values): Begun<Values> {
  const [values, setValues] = useState<Values>(() => (begun.get(key) as Values | undefined) ?? first);
  return {
    values,
    change: (part) => {
      const next = { ...values, ...part };
      const isAsBefore = Object.entries(next).every(([name, value]) => Object.is(value, first[name as keyof Values]));
      if (isAsBefore) begun.delete(key);
      else begun.set(key, next);
      setValues(next);
    },
    clear: () => begun.delete(key),
  };
}
