import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Slot } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { makeShow, refreshTalks } from "./api";
import { DialogForm, errorProps } from "./form";
import { SlotFields } from "./ShowFields";
import { useOwnCommunities } from "@/lib/own-communities";

/** Makes a show; who makes it is its first host. */
export default function NewShowDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={t`New show`}>
      <NewShowForm onClose={onClose} />
    </Dialog>
  );
}

function NewShowForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const communities = useOwnCommunities();
  const [community, setCommunity] = useState<string | null>(communities[0]?.id ?? null);
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [slot, setSlot] = useState<Slot | null>(null);
  const saving = useSubmit(async () => {
    if (community === null) return;
    const { show } = await makeShow({ community, title, description, slot });
    await refreshTalks(queries);
    onClose();
    navigate(`/talks/shows/${show.id}`);
  });
  return (
    <DialogForm
      saving={saving}
      fields={["title", "description"]}
      verb={<Trans>Make the show</Trans>}
      isReady={community !== null && title.trim() !== ""}
      onCancel={onClose}
    >
      <TextField
        name="title"
        label={t`Title`}
        value={title}
        onChange={setTitle}
        autoComplete="off"
        maxLength={TITLE_LIMIT}
        // The dialog is opened in order to say this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        {...errorProps(saving.errorOf("title"))}
      />
      <Select
        label={t`Community`}
        options={communities.map(({ id, name }) => ({ id, label: name }))}
        value={community}
        onChange={setCommunity}
      />
      <TextArea
        name="description"
        label={t`Description`}
        value={description}
        onChange={setDescription}
        rows={2}
        mostRows={6}
        {...errorProps(saving.errorOf("description"))}
      />
      <SlotFields slot={slot} onChange={setSlot} />
    </DialogForm>
  );
}
