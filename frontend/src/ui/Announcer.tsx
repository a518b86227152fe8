import { useEffect, useRef, useState } from "react";
import { VisuallyHidden } from "./VisuallyHidden";

/** A screen reader that is told more often than this gets to say nothing else. */
const EVERY_MS = 2_500;

export interface AnnouncerProps {
  /** What all of it is about. */
  label: string;
  waiting: readonly string[];
  /** All that waited is being read. */
  onSaid: () => void;
}

/** Reads out what happens, a few things at a time. */
export function Announcer({ label, waiting, onSaid }: AnnouncerProps) {
  const [said, setSaid] = useState("");
  const saidAt_ms = useRef(0);
  useEffect(() => {
    if (waiting.length === 0) return;
    const timer = setTimeout(
      () => {
        saidAt_ms.current = Date.now();
        setSaid(waiting.join(". "));
        onSaid();
      },
      Math.max(0, saidAt_ms.current + EVERY_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [waiting, onSaid]);
  return (
    <div role="log" aria-live="polite" aria-label={label}>
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
}
