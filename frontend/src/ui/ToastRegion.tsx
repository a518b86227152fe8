import { useLingui } from "@lingui/react/macro";
import { TriangleAlert, X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { Button } from "./Button";
import { cx } from "./cx";
import { IconButton } from "./IconButton";
import { type ToastQueue, toasts } from "./toast-queue";
import styles from "./ToastRegion.module.css";

const TICK_MS = 250;

/** Shows the queue. Stands once, in the shell; its live region exists before the first notice does. */
export function ToastRegion({ queue = toasts }: { queue?: ToastQueue }) {
  const { t } = useLingui();
  const shown = useSyncExternalStore(queue.subscribe, queue.shown);
  const isEmpty = shown.length === 0;

  useEffect(() => {
    if (isEmpty) return;
    const timer = setInterval(() => queue.pass(TICK_MS), TICK_MS);
    return () => {
      clearInterval(timer);
      // The last one may have left under the pointer, which then never leaves it.
      queue.resume();
    };
  }, [queue, isEmpty]);

  return (
    // These only hold the clock while someone reads; nothing can be done to the region itself.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t`Notices`}
      aria-live="polite"
      aria-relevant="additions"
      className={styles.region}
      onPointerEnter={() => queue.pause()}
      onPointerLeave={() => queue.resume()}
      onFocus={() => queue.pause()}
      onBlur={() => queue.resume()}
    >
      {shown.map(({ id, text, tone, act }) => (
        <div key={id} className={cx(styles.toast, tone === "problem" && styles.problem)}>
          {tone === "problem" && <TriangleAlert aria-hidden className={styles.icon} />}
          <p className={styles.text}>{text}</p>
          {act && (
            <Button look="plain" size="s" onPress={() => queue.act(id)}>
              {act.label}
            </Button>
          )}
          <IconButton size="s" label={t`Dismiss`} icon={<X aria-hidden />} onPress={() => queue.dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
