import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { TextField } from "@/ui/TextField";
import { useTags } from "./api";
import { TAGS_LIMIT } from "./limits";
import styles from "./TagField.module.css";
import { asTag, withTags } from "./tags";

const OFFERED = 6;

interface TagFieldProps {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  error: string | undefined;
}

/** A few words that people would look for; those that others use already are offered. */
export function TagField({ tags, onChange, error }: TagFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState("");
  const { data } = useTags();
  const isFull = tags.length >= TAGS_LIMIT;
  const begun = asTag(typed);
  const offered = isFull
    ? []
    : (data ?? []).map(({ tag }) => tag).filter((tag) => !tags.includes(tag) && tag.includes(begun)).slice(0, OFFERED);
  const add = (words: string) => {
    onChange(withTags(tags, words).slice(0, TAGS_LIMIT));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") onChange(tags.slice(0, -1));
  };
  return (
    <div className={styles.field}>
      <TextField
        name="tags"
        label={t`Tags`}
        hint={isFull ? t`That is as many as there can be.` : t`What people would look for. Enter or a comma ends a tag.`}
        value={typed}
        onChange={(value) => (value.includes(",") ? add(value) : setTyped(value))}
        onKeyDown={onKeyDown}
        onBlur={() => typed.trim() !== "" && add(typed)}
        isDisabled={isFull}
        autoComplete="off"
        isInvalid={error !== undefined}
        {...(error !== undefined && { error })}
      />
      {tags.length > 0 && (
        <ul role="list" aria-label={t`Chosen tags`} className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.chosen}>
              {tag}
              <Button className={styles.remove ?? ""} aria-label={t`Remove ${tag}`} onPress={() => onChange(tags.filter((one) => one !== tag))}>
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {offered.length > 0 && (
        <div className={styles.tags} role="group" aria-labelledby={id}>
          <span id={id} className={styles.lead}>
            <Trans>Others use:</Trans>
          </span>
          {offered.map((tag) => (
            // The field would take what is typed for a tag before the press arrives.
            <Button key={tag} className={styles.offered ?? ""} onPressStart={() => setTyped("")} onPress={() => add(tag)} aria-label={t`Add ${tag}`}>
              {tag}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
