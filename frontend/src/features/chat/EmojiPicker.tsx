import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { findByWords } from "@/lib/commands";
import { SearchField } from "@/ui/SearchField";
import styles from "./EmojiPicker.module.css";
import { EMOJI } from "./emoji";

/** A small set that one oversees, searched in both languages. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const found = findByWords(EMOJI, query, ({ words }) => words);
  return (
    <div className={styles.picker}>
      <SearchField
        label={t`Find an emoji`}
        value={query}
        onChange={setQuery}
        onSubmit={() => {
          const [first] = found;
          if (first) onPick(first.sign);
        }}
        // Opened in order to choose, mostly by typing.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <div className={styles.grid}>
        {found.map(({ sign, words }) => (
          <Button key={sign} className={styles.emoji ?? ""} aria-label={`${sign} ${words}`} onPress={() => onPick(sign)}>
            {sign}
          </Button>
        ))}
        {found.length === 0 && <p className={styles.none}>{t`No emoji by that name.`}</p>}
      </div>
    </div>
  );
}
