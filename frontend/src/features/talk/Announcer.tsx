import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { useCell } from "@/lib/cell";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { spokenCell } from "./news";

/** A screen reader that is told more often than this gets to say nothing else. */
const EVERY_MS = 2_500;

/** Reads out what happens on the stage, a few things at a time. */
export function Announcer() {
  const { t } = useLingui();
  const waiting = useCell(spokenCell);
  const [said, setSaid] = useState("");
  const saidAt_ms = useRef(0);
  useEffect(() => {
    if (waiting.length === 0) return;
    const timer = setTimeout(
      () => {
        saidAt_ms.current = Date.now();
        setSaid(waiting.join(". "));
        spokenCell.set([]);
      },
      Math.max(0, saidAt_ms.current + EVERY_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [waiting]);
  return (
    <div role="log" aria-live="polite" aria-label={t`What happens in the talk`}>
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
}
