import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Button } from "@/ui/Button";
import styles from "./notes.module.css";

/** Fetched before its end is seen. */
const AHEAD_PX = 600;

/** The end of what is there: asks for more as it comes near, and on a press. */
export function MoreBelow({ onMore, isPending, hasFailed }: { onMore: () => void; isPending: boolean; hasFailed: boolean }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After a failure only a person asks again.
    if (!mark.current || isPending || hasFailed) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore();
      },
      { rootMargin: `${AHEAD_PX}px` },
    );
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [onMore, isPending, hasFailed]);
  return (
    <div ref={mark} className={styles.more}>
      <Button onPress={onMore} isPending={isPending}>
        {hasFailed ? <Trans>Try again</Trans> : <Trans>Show more</Trans>}
      </Button>
    </div>
  );
}
