/** Whether the bar of formats stands above the text: kept on this device. */
import { useState } from "react";
import { keptFor } from "@/lib/kept";

const KEY = "format-bar";

/** At first it stands there under a mouse, and not where a phone's keyboard leaves little room. */
export function useBarShown(person: string, isTouch: boolean): [isShown: boolean, toggle: () => void] {
  const [choice, setChoice] = useState<boolean | null>(() => {
    const stored = keptFor(person).read(KEY);
    return typeof stored === "boolean" ? stored : null;
  });
  const isShown = choice ?? !isTouch;
  const toggle = () => {
    keptFor(person).write(KEY, !isShown);
    setChoice(!isShown);
  };
  return [isShown, toggle];
}
