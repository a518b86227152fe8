import { clockWords } from "@/ui/clock";
import { useNow } from "@/lib/useNow";

/** How long it has been running, to the second. Not read out: a screen reader would say nothing else. */
export function Clock({ since }: { since: string }) {
  const now_ms = useNow();
  const at = new Date(since);
  return (
    <time dateTime={since} aria-hidden style={{ fontVariantNumeric: "tabular-nums" }}>
      {clockWords(now_ms - at.getTime())}
    </time>
  );
}
