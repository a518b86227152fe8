import { useLingui } from "@lingui/react/macro";
import { cx } from "@/ui/cx";
import list from "@/ui/list.module.css";
import { Sign } from "./emoji/OwnSign";
import styles from "./MentionList.module.css";
import type { EmojiNames } from "./useEmojiNames";

/** Signs for the ":name" that one types, above the composer. */
export function EmojiList({ id, emoji }: { id: string; emoji: EmojiNames }) {
  const { t } = useLingui();
  const { found, marked, mark, choose, signOf } = emoji;
  return (
    <div id={id} role="listbox" aria-label={t`Emoji`} className={cx(list.popover, styles.list)}>
      {found.map((one, i) => (
        // The keyboard acts through the text field, as ARIA wants it of a combobox.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={one.sign}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === marked}
          className={list.item}
          {...(i === marked && { "data-focused": "" })}
          onPointerMove={() => mark(i)}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(one)}
        >
          <span className={styles.sign}>
            <Sign sign={signOf(one)} />
          </span>
          <span className={styles.words}>
            <span>{one.label}</span>
            <span className={list.hint}>:{one.names[0]}:</span>
          </span>
        </div>
      ))}
    </div>
  );
}
