import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { onReaction } from "@/lib/talk-cells";
import type { ReactionKind } from "@/lib/wire";
import { useMedia } from "@/ui/useMedia";
import { react } from "./acts";
import styles from "./Reactions.module.css";

const KINDS: Record<ReactionKind, { sign: string; words: MessageDescriptor }> = {
  clap: { sign: "👏", words: msg`Applaud` },
  heart: { sign: "❤️", words: msg`Love it` },
  laugh: { sign: "😂", words: msg`Laugh` },
  wow: { sign: "😮", words: msg`Wow` },
  thumbs_up: { sign: "👍", words: msg`Agree` },
};
const ORDER = Object.keys(KINDS) as ReactionKind[];

/** Stays open: who applauds once applauds again. */
export function ReactionPicker({ talk }: { talk: string }) {
  const { i18n } = useLingui();
  return (
    <div className={styles.picker}>
      {ORDER.map((kind) => (
        <Button key={kind} className={styles.pick ?? ""} aria-label={i18n._(KINDS[kind].words)} onPress={() => react(talk, kind)}>
          <span aria-hidden>{KINDS[kind].sign}</span>
        </Button>
      ))}
    </div>
  );
}

const CALM = "(prefers-reduced-motion: reduce)";
/** More than this float at once only cover the stage. */
const MOST = 30;
const COUNTED_MS = 4_000;

interface Float {
  id: number;
  kind: ReactionKind;
  /** Percent of the width it begins at, and how far it drifts. */
  x: number;
  drift: number;
}

/** What the room feels, rising and gone. Where motion is unwanted, it is counted instead. */
export function FloatingReactions() {
  const isCalm = useMedia(CALM);
  return isCalm ? <Counted /> : <Rising />;
}

function Rising() {
  const [floats, setFloats] = useState<readonly Float[]>([]);
  const nth = useRef(0);
  useEffect(
    () =>
      onReaction((kind) => {
        const id = ++nth.current;
        const one = { id, kind, x: Math.random() * 100, drift: (Math.random() - 0.5) * 60 };
        setFloats((before) => [...before, one].slice(-MOST));
      }),
    [],
  );
  return (
    <div className={styles.air} aria-hidden>
      {floats.map(({ id, kind, x, drift }) => (
        <span
          key={id}
          className={styles.float}
          style={{ left: `${x}%`, "--drift": `${drift}px` } as CSSProperties}
          onAnimationEnd={() => setFloats((before) => before.filter((one) => one.id !== id))}
        >
          {KINDS[kind].sign}
        </span>
      ))}
    </div>
  );
}

function Counted() {
  const { i18n } = useLingui();
  const [counts, setCounts] = useState<Partial<Record<ReactionKind, number>>>({});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onReaction((kind) => {
      setCounts((before) => ({ ...before, [kind]: (before[kind] ?? 0) + 1 }));
      clearTimeout(timer);
      timer = setTimeout(() => setCounts({}), COUNTED_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  const shown = ORDER.filter((kind) => counts[kind] !== undefined);
  if (shown.length === 0) return null;
  return (
    <div className={styles.counts} aria-hidden>
      {shown.map((kind) => (
        <span key={kind}>
          {KINDS[kind].sign} {i18n.number(counts[kind] ?? 0)}
        </span>
      ))}
    </div>
  );
}
