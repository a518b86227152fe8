import { useLingui } from "@lingui/react";
import { useEffect, useState } from "react";
import { momentWords, relativeWords } from "./relative";

// setTimeout counts in 32 bit; longer waits fire at once.
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface RelativeTimeProps {
  at: Date | string | number;
  style?: "long" | "short";
}

/** "vor 5 Minuten", kept true while it is on screen; the full moment on hover. */
export function RelativeTime({ at, style = "long" }: RelativeTimeProps) {
  const { i18n } = useLingui();
  const [now_ms, setNow] = useState(() => Date.now());
  const moment = new Date(at);
  const { text, changesIn_ms } = relativeWords(moment, new Date(now_ms), i18n.locale, style);

  useEffect(() => {
    if (changesIn_ms === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(changesIn_ms, LONGEST_WAIT_MS));
    return () => clearTimeout(timer);
  }, [changesIn_ms, now_ms]);

  return (
    <time dateTime={moment.toISOString()} title={momentWords(moment, i18n.locale)}>
      {text}
    </time>
  );
}
