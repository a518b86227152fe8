import { useLingui } from "@lingui/react";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useMedia } from "./useMedia";
import styles from "./Reactions.module.css";

export interface ReactionChoice<Kind extends string> {
  kind: Kind;
  sign: string;
  label: string;
}

/** Stays open: who applauds once applauds again. */
export function ReactionPicker<Kind extends string>({ choices, onPick }: { choices: readonly ReactionChoice<Kind>[]; onPick: (kind: Kind) => void }) {
  return (
    <div className={styles.picker}>
      {choices.map(({ kind, sign, label }) => (
        <Button key={kind} className={styles.pick ?? ""} aria-label={label} onPress={() => onPick(kind)}>
          <span aria-hidden>{sign}</span>
        </Button>
      ))}
    </div>
  );
}

/** Tells each sign that somebody sends. Returns the way out. */
type Follow = (tell: (sign: string) => void) => () => void;

const CALM = "(prefers-reduced-motion: reduce)";
/** More than this float at once only cover the stage. */
const MOST = 30;
const COUNTED_MS = 4_000;

interface Float {
  id: number;
  sign: string;
  /** Percent of the width it begins at, and how far it drifts. */
  x: number;
  drift: number;
}

/** What the room feels, rising and gone. Where motion is unwanted, it is counted instead. */
export function FloatingReactions({ follow }: { follow: Follow }) {
  const isCalm = useMedia(CALM);
  return isCalm ? <Counted follow={follow} /> : <Rising follow={follow} />;
}

function Rising({ follow }: { follow: Follow }) {
  const [floats, setFloats] = useState<readonly Float[]>([]);
  const nth = useRef(0);
  useEffect(
    () =>
      follow((sign) => {
        const id = ++nth.current;
        const one = { id, sign, x: Math.random() * 100, drift: (Math.random() - 0.5) * 60 };
        setFloats((before) => [...before, one].slice(-MOST));
      }),
    [follow],
  );
  return (
    <div className={styles.air} aria-hidden>
      {floats.map(({ id, sign, x, drift }) => (
        <span
          key={id}
          className={styles.float}
          style={{ left: `${x}%`, "--drift": `${drift}px` } as CSSProperties}
          onAnimationEnd={() => setFloats((before) => before.filter((one) => one.id !== id))}
        >
          {sign}
        </span>
      ))}
    </div>
  );
}

function Counted({ follow }: { follow: Follow }) {
  const { i18n } = useLingui();
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = follow((sign) => {
      setCounts((before) => ({ ...before, [sign]: (before[sign] ?? 0) + 1 }));
      clearTimeout(timer);
      timer = setTimeout(() => setCounts({}), COUNTED_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [follow]);
  const shown = Object.entries(counts);
  if (shown.length === 0) return null;
  return (
    <div className={styles.counts} aria-hidden>
      {shown.map(([sign, count]) => (
        <span key={sign}>
          {sign} {i18n.number(count)}
        </span>
      ))}
    </div>
  );
}
