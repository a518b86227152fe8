import { Trans } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sameItems } from "@/lib/store";
import styles from "./TypingLine.module.css";

/** Who is writing right now, in a room or in the thread of a root. Always as tall, so that nothing jumps. Not spoken: it would never end. */
export function TypingLine({ place }: { place: string }) {
  const names = useLive((state) => Object.keys(state.typing[place] ?? {}).map((id) => nameOf(state, id)), sameItems);
  const [one, two] = names;
  return (
    <p className={styles.line} aria-hidden>
      {names.length > 0 && <Dots />}
      {one !== undefined && names.length === 1 && <Trans>{one} is writing</Trans>}
      {two !== undefined && names.length === 2 && (
        <Trans>
          {one} and {two} are writing
        </Trans>
      )}
      {names.length > 2 && <Trans>Several people are writing</Trans>}
    </p>
  );
}

export function Dots() {
  return (
    <span className={styles.dots} aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}
