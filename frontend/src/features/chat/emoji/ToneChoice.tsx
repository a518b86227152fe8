import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import styles from "./EmojiPicker.module.css";
import type { Tone } from "./find";
import { nextPlace } from "./steps";

const HANDS = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"] as const;
const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];

/** The colour of hands and people. */
export function ToneChoice({ tone, onChoose }: { tone: Tone; onChoose: (tone: Tone) => void }) {
  const { t } = useLingui();
  const names = [t`Yellow`, t`Light`, t`Medium light`, t`Medium`, t`Medium dark`, t`Dark`];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextPlace(event.key, tone, TONES.length, TONES.length);
    const chosen = next === null || next === "out" ? undefined : TONES[next];
    if (chosen === undefined) return;
    event.preventDefault();
    onChoose(chosen);
    event.currentTarget.querySelectorAll("button")[chosen]?.focus();
  };
  return (
    <div className={styles.tones} role="radiogroup" aria-label={t`Skin tone`} tabIndex={-1} onKeyDown={onKeyDown}>
      {TONES.map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === tone}
          aria-label={names[one]}
          title={names[one]}
          tabIndex={one === tone ? 0 : -1}
          className={styles.tone}
          onClick={() => onChoose(one)}
        >
          {HANDS[one]}
        </button>
      ))}
    </div>
  );
}
