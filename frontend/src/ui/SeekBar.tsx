import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { clockWords } from "./clock";
import { cx } from "./cx";
import styles from "./SeekBar.module.css";
import { Waveform } from "./Waveform";

export interface SeekBarProps {
  /** What is sought in, spoken. */
  label: string;
  /** Where one is, spoken: the time, and what is there. */
  valueText: string;
  at_ms: number;
  duration_ms: number;
  bars: readonly number[];
  /** Where something begins, in ms. */
  ticks?: readonly number[];
  /** Where somebody has said something, in ms. */
  dots?: readonly number[];
  onSeek: (at_ms: number) => void;
  /** Within a line of something else: low, and keys that step less far. */
  size?: "s" | "m";
}

const STEP_MS = 5_000;
const LEAP_MS = 30_000;
const SMALL_STEP_MS = 2_000;
const SMALL_LEAP_MS = 10_000;

/** Where a key leads to; null for keys that are not ours. */
function keyLeadsTo(key: string, at_ms: number, duration_ms: number, isSmall: boolean): number | null {
  const [near, far] = isSmall ? [SMALL_STEP_MS, SMALL_LEAP_MS] : [STEP_MS, LEAP_MS];
  const step = { ArrowRight: near, ArrowUp: near, ArrowLeft: -near, ArrowDown: -near, PageUp: far, PageDown: -far }[key];
  if (step !== undefined) return at_ms + step;
  if (key === "Home") return 0;
  return key === "End" ? duration_ms : null;
}

/** A waveform to seek in: press, drag, or use the arrow keys. What is dragged takes effect when it is let go. */
export function SeekBar({ label, valueText, at_ms, duration_ms, bars, ticks = [], dots = [], onSeek, size = "m" }: SeekBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [dragged_ms, setDragged] = useState<number | null>(null);
  const [hovered_ms, setHovered] = useState<number | null>(null);
  const part = (ms: number) => (duration_ms > 0 ? Math.min(1, Math.max(0, ms / duration_ms)) : 0);
  const place = (ms: number) => ({ left: `${part(ms) * 100}%` });
  const under = ({ clientX }: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    return Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration_ms;
  };
  const clamp = (ms: number) => Math.min(Math.max(0, ms), duration_ms);
  const onKeyDown = (event: KeyboardEvent) => {
    const to_ms = keyLeadsTo(event.key, at_ms, duration_ms, size === "s");
    if (to_ms === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onSeek(clamp(to_ms));
  };
  const shown_ms = dragged_ms ?? at_ms;
  const pointed_ms = dragged_ms ?? hovered_ms;
  return (
    <div
      ref={bar}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration_ms / 1_000)}
      aria-valuenow={Math.round(at_ms / 1_000)}
      aria-valuetext={valueText}
      className={cx(styles.bar, size === "s" && styles.small)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(under(event));
      }}
      onPointerMove={(event) => {
        if (dragged_ms !== null) setDragged(under(event));
        else if (event.pointerType === "mouse") setHovered(under(event));
      }}
      onPointerUp={() => {
        if (dragged_ms !== null) onSeek(dragged_ms);
        setDragged(null);
      }}
      onPointerCancel={() => setDragged(null)}
      onPointerLeave={() => setHovered(null)}
    >
      <span className={styles.wave} style={{ "--part": part(shown_ms).toFixed(4) } as CSSProperties}>
        <Waveform bars={bars} />
      </span>
      {ticks.map((tick) => (
        <span key={tick} className={styles.tick} style={place(tick)} />
      ))}
      <span className={styles.needle} style={place(shown_ms)} />
      {pointed_ms !== null && (
        <span className={styles.pointed} style={place(pointed_ms)}>
          <span className={styles.time}>{clockWords(pointed_ms)}</span>
        </span>
      )}
      <span className={styles.dots}>
        {dots.map((dot, nth) => (
          <span key={nth} className={styles.dot} style={place(dot)} />
        ))}
      </span>
    </div>
  );
}
