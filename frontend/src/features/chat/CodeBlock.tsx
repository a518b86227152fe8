import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { Check, ChevronDown, ChevronUp, Copy } from "lucide-react";
import { useState } from "react";
import { cx } from "@/ui/cx";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import styles from "./CodeBlock.module.css";
import { type CodePart, codeText } from "@/lib/html";
import { languageName } from "./languages";

const COPIED_MS = 1_500;
/** Longer code is folded to its first lines. */
const LINES_SHOWN = 30;
const LINES_FOLDED = 20;

/** The first lines of the code, in its parts. */
function beginning(parts: readonly CodePart[], lines: number): readonly CodePart[] {
  let left = lines;
  return parts.flatMap((part) => {
    if (left <= 0) return [];
    const own = part.text.split("\n");
    const text = own.slice(0, left).join("\n");
    left -= own.length - 1;
    return [{ ...part, text }];
  });
}

/** Code in its colours, which the server gave it: copied with one press, and folded where it is long. */
export function CodeBlock({ parts, language }: { parts: readonly CodePart[]; language: string | null }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const text = codeText(parts);
  const lines = text.split("\n").length;
  const isLong = lines > LINES_SHOWN;
  const name = languageName(language);
  const rest = lines - LINES_FOLDED;
  return (
    <div className={cx(styles.code, name !== null && styles.named, isLong && styles.long)}>
      <div className={styles.head}>
        {name !== null && <span className={styles.language}>{name}</span>}
        <CopyCode text={text} />
      </div>
      {/* Whoever has no mouse must be able to scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={name === null ? t`Code` : t`Code, ${name}`} role="region">
        <code>
          {(isLong && !isOpen ? beginning(parts, LINES_FOLDED) : parts).map((part, i) =>
            part.css === null ? part.text : (
              <span key={i} className={styles[part.css]}>
                {part.text}
              </span>
            ),
          )}
        </code>
      </pre>
      {isLong && (
        <div className={styles.fold}>
          <Button look="plain" size="s" icon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />} onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {isOpen ? t`Show less` : plural(rest, { one: "Show # more line", other: "Show # more lines" })}
          </Button>
        </div>
      )}
    </div>
  );
}

function CopyCode({ text }: { text: string }) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <span className={styles.copy}>
      <IconButton
        size="s"
        label={isCopied ? t`Copied` : t`Copy code`}
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        onPress={() => void copy()}
      />
    </span>
  );
}
