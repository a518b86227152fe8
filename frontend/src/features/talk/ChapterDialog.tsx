import { i18n as messages } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { CHAPTER_TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import { beginChapter } from "./api";
import { DialogForm, errorProps } from "./form";
import { say } from "./news";

interface ChapterDialogProps {
  talk: string;
  onClose: () => void;
}

/** Names what begins now, so that it can be found in the recording. */
export default function ChapterDialog(props: ChapterDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={props.onClose} size="s" title={t`Begin a chapter`}>
      <ChapterForm {...props} />
    </Dialog>
  );
}

function ChapterForm({ talk, onClose }: ChapterDialogProps) {
  const { t } = useLingui();
  const [title, setTitle] = useState("");
  const beginning = useSubmit(async () => {
    await beginChapter(talk, title);
    const name = title.trim();
    say(messages._(msg`The chapter “${name}” begins.`));
    onClose();
  });
  return (
    <DialogForm saving={beginning} fields={["title"]} verb={<Trans>Begin</Trans>} isReady={title.trim() !== ""} onCancel={onClose}>
      <TextField
        name="title"
        label={t`What comes now?`}
        hint={t`It begins when you press the button, and can be changed later.`}
        value={title}
        onChange={setTitle}
        autoComplete="off"
        maxLength={CHAPTER_TITLE_LIMIT}
        // The dialog is opened in order to say this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        {...errorProps(beginning.errorOf("title"))}
      />
    </DialogForm>
  );
}
