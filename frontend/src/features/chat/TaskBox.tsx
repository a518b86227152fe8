import { createContext, use, useState } from "react";
import { attempt } from "./acts";
import styles from "./TaskBox.module.css";

/** Ticks the task in this line of the Markdown, or takes the tick back. */
export type Tick = (line: number, isDone: boolean) => Promise<unknown>;

/** Null for everyone but the author. */
export const TickContext = createContext<Tick | null>(null);

/** The box of a task: its author ticks it in place, which is an edit; everyone else sees it. */
export function TaskBox({ line, isDone, label }: { line: number; isDone: boolean; label: string }) {
  const onTick = use(TickContext);
  const [wish, setWish] = useState<boolean | null>(null);
  const change = (next: boolean) => {
    if (!onTick) return;
    setWish(next);
    attempt(onTick(line, next).finally(() => setWish(null)));
  };
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        aria-label={label}
        checked={wish ?? isDone}
        disabled={onTick === null}
        aria-readonly={onTick === null}
        onChange={(event) => change(event.target.checked)}
      />
    </label>
  );
}
