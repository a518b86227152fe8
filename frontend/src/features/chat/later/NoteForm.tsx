import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";
import styles from "./later.module.css";

const NOTE_LIMIT = 500;

interface NoteFormProps {
  note: string;
  onSave: (note: string) => void;
  onCancel: () => void;
}

/** A line for oneself. */
export function NoteForm({ note, onSave, onCancel }: NoteFormProps) {
  const { t } = useLingui();
  const [text, setText] = useState(note);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <TextField
        label={t`Note to yourself`}
        isLabelHidden
        placeholder={t`Note to yourself`}
        value={text}
        onChange={setText}
        maxLength={NOTE_LIMIT}
        // The person has just asked to write.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
      />
      <Button type="submit" size="s" look="primary">
        <Trans>Save</Trans>
      </Button>
    </form>
  );
}
