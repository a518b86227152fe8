import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Message } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextArea";
import { wordsOf } from "./acts";
import { editMessage } from "./api";
import styles from "./EditMessage.module.css";
import { EditFiles } from "./files/EditFiles";
import { useRoomActs } from "./room-acts";
import { useFormatting } from "./writing/useFormatting";

const endsLine = (event: KeyboardEvent) => event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Editing in place. What the server refuses stays in the field, with the reason under it. */
export function EditMessage({ message }: { message: Message }) {
  const { t } = useLingui();
  const { stopEditing } = useRoomActs();
  const [text, setText] = useState(message.body);
  const [staying, setStaying] = useState<readonly string[]>(() => message.files.map(({ id }) => id));
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
    // The list has measured the taller row by then: field and buttons are seen whole.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => box.current?.scrollIntoView({ block: "nearest" })));
    return () => cancelAnimationFrame(frame);
  }, []);

  const save = async () => {
    const isEmpty = text.trim() === "" && staying.length === 0;
    if (isEmpty || (text === message.body && staying.length === message.files.length)) {
      stopEditing();
      return;
    }
    setSaving(true);
    try {
      await editMessage(message, text, staying.length === message.files.length ? null : [...staying]);
      stopEditing();
    } catch (problem) {
      setError(wordsOf(problem));
    } finally {
      setSaving(false);
    }
  };
  const formatting = useFormatting(area, endsLine);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    // Keys of formats, and lists that go on with Shift + Enter.
    if (area.current && event.target === area.current && formatting.onKeyDown(event, area.current)) {
      event.stopPropagation();
      return;
    }
    if (event.key === "Escape") stopEditing();
    else if (event.key === "Enter" && !event.shiftKey) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Enter and Escape are the keyboard's way to the two buttons below.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={styles.edit} onKeyDown={onKeyDown} onPaste={(event) => area.current && formatting.onPaste(event, area.current)}>
      <TextArea
        label={t`Edit message`}
        isLabelHidden
        rows={1}
        value={text}
        onChange={setText}
        areaRef={area}
        isInvalid={error !== null}
        {...(error !== null && { error })}
      />
      <EditFiles files={message.files} staying={staying} onStay={setStaying} />
      <div className={styles.acts}>
        <Button size="s" onPress={stopEditing}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="s" look="primary" isPending={isSaving} onPress={() => void save()}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </div>
  );
}
