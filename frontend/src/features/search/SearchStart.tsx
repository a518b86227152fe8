import { Trans, useLingui } from "@lingui/react/macro";
import { Clock } from "lucide-react";
import type { ReactNode } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { Button } from "@/ui/Button";
import styles from "./SearchStart.module.css";
import { operatorWord, searchWords } from "./words";

interface SearchStartProps {
  recent: readonly string[];
  onSearch: (search: string) => void;
  /** Puts text into the field, to be gone on with. */
  onTry: (text: string) => void;
  onForget: () => void;
}

/** Before anything is typed: what one looked for lately, and what the field understands. */
export function SearchStart({ recent, onSearch, onTry, onForget }: SearchStartProps) {
  const { i18n } = useLingui();
  const word = (operator: Parameters<typeof operatorWord>[0]) => `${operatorWord(operator, i18n.locale)}:`;
  const tips: [string, ReactNode][] = [
    [word("from"), <Trans key="from">what somebody wrote</Trans>],
    [word("in"), <Trans key="in">only in one room</Trans>],
    [word("on"), <Trans key="on">of a day, a month, a year</Trans>],
    [word("before"), <Trans key="before">before a day</Trans>],
    [word("has"), <Trans key="has">with a link, a file, reactions, mentioning you</Trans>],
    [word("is"), <Trans key="is">replies, edited, your own</Trans>],
    ['"', <Trans key="phrase">words that stand together, in quotation marks</Trans>],
    ["-", <Trans key="not">without a word</Trans>],
  ];
  return (
    <div className={styles.start}>
      {recent.length > 0 && (
        <section>
          <div className={styles.head}>
            <h2>
              <Trans>Lately</Trans>
            </h2>
            <Button look="plain" size="s" onPress={onForget}>
              <Trans>Forget these</Trans>
            </Button>
          </div>
          <ul role="list" className={styles.list}>
            {recent.map((search) => (
              <li key={search}>
                <Plain className={styles.row ?? ""} onPress={() => onSearch(search)}>
                  <Clock aria-hidden />
                  <span className={styles.words}>{searchWords(search, i18n)}</span>
                </Plain>
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            <Trans>Kept in this browser only.</Trans>
          </p>
        </section>
      )}
      <section>
        <div className={styles.head}>
          <h2>
            <Trans>What the field understands</Trans>
          </h2>
        </div>
        <ul role="list" className={styles.list}>
          {tips.map(([typed, words]) => (
            <li key={typed}>
              <Plain className={styles.row ?? ""} onPress={() => onTry(typed)}>
                <code>{typed === '"' ? '"…"' : typed}</code>
                <span className={styles.words}>{words}</span>
              </Plain>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
