import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CLIP_TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Clip } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import { refreshBoard, renameClip } from "./board-api";
import { DialogForm, errorProps } from "./form";

interface RenameClipProps {
  clip: Clip;
  talk: string;
  onClose: () => void;
}

/** Gives a clip another title. */
export default function RenameClip(props: RenameClipProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={props.onClose} size="s" title={t`Rename the clip`}>
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm({ clip, talk, onClose }: RenameClipProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [title, setTitle] = useState(clip.title);
  const saving = useSubmit(async () => {
    await renameClip(clip.id, title);
    await refreshBoard(queries, talk);
    onClose();
  });
  return (
    <DialogForm saving={saving} fields={["title"]} verb={<Trans>Save</Trans>} isReady={title.trim() !== ""} onCancel={onClose}>
      <TextField
        name="title"
        label={t`Title`}
        value={title}
        onChange={setTitle}
        autoComplete="off"
        maxLength={CLIP_TITLE_LIMIT}
        // The dialog is opened in order to say this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        {...errorProps(saving.errorOf("title"))}
      />
    </DialogForm>
  );
}
