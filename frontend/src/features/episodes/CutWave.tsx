import { useLingui } from "@lingui/react/macro";
import { ZoomIn, ZoomOut } from "lucide-react";
import { type CSSProperties, type PointerEvent, useMemo, useRef, useState } from "react";
import type { Cut } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import styles from "./CutWave.module.css";
import { drawn } from "./cutting";
import { barsOf, bytesOf } from "./timeline";

interface CutWaveProps {
  peaks: string;
  duration_ms: number;
  cuts: readonly Cut[];
  selection: Cut;
  onSelect: (selection: Cut) => void;
}

const ZOOMS = [1, 4, 16] as const;
const BARS = 240;
const MARKS = 6;

/** The uncut episode as a picture: what is left out lies in the shade, what is selected is lit. Drag to select; the fields below do the same. */
export function CutWave({ peaks, duration_ms, cuts, selection, onSelect }: CutWaveProps) {
  const { t } = useLingui();
  const wave = useRef<HTMLDivElement>(null);
  const [from_ms, setFrom] = useState<number | null>(null);
  const [nth, setNth] = useState(0);
  const zoom = ZOOMS[nth] ?? 1;
  const path = useMemo(() => outlineOf(barsOf(bytesOf(peaks), BARS * zoom)), [peaks, zoom]);
  const marks = Array.from({ length: MARKS * zoom }, (_, i) => (i * duration_ms) / (MARKS * zoom));
  const share = (ms: number) => `${(ms / Math.max(1, duration_ms)) * 100}%`;
  const place = ({ start_ms, end_ms }: Cut): CSSProperties => ({ left: share(start_ms), width: share(end_ms - start_ms) });
  const under = ({ clientX }: PointerEvent) => {
    const box = wave.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration_ms : 0;
  };
  return (
    <div className={styles.frame}>
      {/* Scrolled by the keyboard too, where it is wider than its frame. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t`The whole recording`}>
        <div
          ref={wave}
          className={styles.wave}
          style={{ width: `${zoom * 100}%` }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setFrom(under(event));
          }}
          onPointerMove={(event) => {
            if (from_ms !== null) onSelect(drawn(from_ms, under(event), duration_ms));
          }}
          onPointerUp={() => setFrom(null)}
          onPointerCancel={() => setFrom(null)}
        >
          <svg viewBox={`0 0 ${BARS * zoom} 100`} preserveAspectRatio="none" aria-hidden>
            <path d={path} />
          </svg>
          {cuts.map((cut) => (
            <span key={cut.start_ms} className={styles.cut} style={place(cut)} />
          ))}
          {selection.end_ms > selection.start_ms && <span className={styles.selection} style={place(selection)} />}
          <span className={styles.marks} aria-hidden>
            {marks.map((mark) => (
              <span key={mark} style={{ left: share(mark) }}>
                {clockWords(mark)}
              </span>
            ))}
          </span>
        </div>
      </div>
      <div className={styles.zoom}>
        <IconButton size="s" label={t`Closer`} icon={<ZoomIn aria-hidden />} isDisabled={nth === ZOOMS.length - 1} onPress={() => setNth(nth + 1)} />
        <IconButton size="s" label={t`Further away`} icon={<ZoomOut aria-hidden />} isDisabled={nth === 0} onPress={() => setNth(nth - 1)} />
      </div>
    </div>
  );
}

/** One path for all bars: thousands of elements would make a drag stutter. */
function outlineOf(bars: readonly number[]): string {
  return bars
    .map((bar, x) => {
      const height = Math.max(3, bar * 0.9);
      return `M${x + 0.15} ${(100 - height) / 2}h.7v${height}h-.7z`;
    })
    .join("");
}
