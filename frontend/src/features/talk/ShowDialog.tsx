import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Show } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { changeShow, refreshTalks } from "./api";
import { DialogForm, errorProps } from "./form";
import { HostsField, SlotFields } from "./ShowFields";

/** Changes a show: words, slot, hosts. */
export default function ShowDialog({ show, onClose }: { show: Show; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={t`Change the show`}>
      <ShowForm show={show} onClose={onClose} />
    </Dialog>
  );
}

function ShowForm({ show, onClose }: { show: Show; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [title, setTitle] = useState(show.title);
  const [description, setDescription] = useState(show.description);
  const [slot, setSlot] = useState(show.slot);
  const [hosts, setHosts] = useState<readonly string[]>(show.hosts);
  const saving = useSubmit(async () => {
    await changeShow(show.id, { title, description, hosts: [...hosts], ...(slot ? { slot } : { no_slot: true }) });
    await refreshTalks(queries);
    onClose();
  });
  return (
    <DialogForm
      saving={saving}
      fields={["title", "description"]}
      verb={<Trans>Save</Trans>}
      isReady={title.trim() !== ""}
      onCancel={onClose}
    >
      <TextField name="title" label={t`Title`} value={title} onChange={setTitle} autoComplete="off" maxLength={TITLE_LIMIT} {...errorProps(saving.errorOf("title"))} />
      <TextArea
        name="description"
        label={t`Description`}
        value={description}
        onChange={setDescription}
        rows={3}
        mostRows={8}
        {...errorProps(saving.errorOf("description"))}
      />
      <SlotFields slot={slot} onChange={setSlot} />
      <HostsField hosts={hosts} onChange={setHosts} />
    </DialogForm>
  );
}
