import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Talk } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { changeTalk, refreshTalks } from "./api";
import { DialogForm, errorProps } from "./form";
import { momentOf, WhenFields, whenOf } from "./WhenFields";

/** Changes what a talk says of itself, and when it begins as long as it has not. */
export default function TalkDialog({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={t`Change the talk`}>
      <TalkForm talk={talk} onClose={onClose} />
    </Dialog>
  );
}

function TalkForm({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [title, setTitle] = useState(talk.title);
  const [description, setDescription] = useState(talk.description);
  const [when, setWhen] = useState(() => whenOf(new Date(talk.starts_at), talk.length_min));
  const isAhead = talk.state === "scheduled";
  const starts_at = momentOf(when);
  const saving = useSubmit(async () => {
    await changeTalk(talk.id, { title, description, ...(isAhead && starts_at !== null && { starts_at, length_min: when.length_min }) });
    await refreshTalks(queries);
    onClose();
  });
  return (
    <DialogForm
      saving={saving}
      fields={["title", "description", "starts_at"]}
      verb={<Trans>Save</Trans>}
      isReady={title.trim() !== "" && (!isAhead || starts_at !== null)}
      onCancel={onClose}
    >
      <TextField
        name="title"
        label={t`What is it about?`}
        value={title}
        onChange={setTitle}
        autoComplete="off"
        maxLength={TITLE_LIMIT}
        {...errorProps(saving.errorOf("title"))}
      />
      {isAhead && <WhenFields when={when} onChange={setWhen} error={saving.errorOf("starts_at")} />}
      <TextArea
        name="description"
        label={t`Description`}
        value={description}
        onChange={setDescription}
        rows={3}
        mostRows={8}
        {...errorProps(saving.errorOf("description"))}
      />
    </DialogForm>
  );
}
