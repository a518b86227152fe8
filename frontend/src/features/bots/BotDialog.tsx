import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ImageUp } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { api } from "@/lib/api";
import { upload } from "@/lib/upload";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";

interface BotDialogProps {
  community: string | null;
  /** Null: a new one. */
  bot: Bot | null;
  onClose: () => void;
}

const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** Makes a bot, or changes one. */
export function BotDialog({ community, bot, onClose }: BotDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState(bot?.person.name ?? "");
  const [about, setAbout] = useState(bot?.about ?? "");
  const [picture, setPicture] = useState<File | null>(null);
  const saving = useSubmit(async () => {
    const made = await save(community, bot, { name, about });
    if (picture !== null) {
      const form = new FormData();
      form.append("image", picture);
      await upload(`/api/bots/${made.person.id}/avatar`, form);
    }
    onClose();
    await refreshIntegrations(queries);
  });
  return (
    <Dialog isOpen onClose={onClose} title={bot === null ? t`New bot` : t`Change ${bot.person.name}`}>
      <Ask
        saving={saving}
        fields={["name", "about"]}
        verb={bot === null ? <Trans>Make the bot</Trans> : <Trans>Save</Trans>}
        onCancel={onClose}
      >
        <TextField
          name="name"
          autoComplete="off"
          maxLength={80}
          label={<Trans>Name</Trans>}
          placeholder={t`Build server`}
          value={name}
          onChange={setName}
          isInvalid={saving.errorOf("name") !== undefined}
          error={saving.errorOf("name")}
        />
        <TextArea
          name="about"
          maxLength={400}
          label={<Trans>What it does</Trans>}
          hint={<Trans>Everyone can read that. “Bot” stands beside its name wherever it speaks.</Trans>}
          value={about}
          onChange={setAbout}
        />
        <div className={styles.picture}>
          <Avatar name={name || "?"} src={bot?.person.avatar_url ?? null} size="l" />
          <FileTrigger acceptedFileTypes={PICTURES} onSelect={(files) => setPicture(files?.item(0) ?? null)}>
            <Button icon={<ImageUp aria-hidden />}>
              <Trans>Choose a picture</Trans>
            </Button>
          </FileTrigger>
          <span className={styles.small}>{picture?.name}</span>
        </div>
      </Ask>
    </Dialog>
  );
}

function save(community: string | null, bot: Bot | null, body: { name: string; about: string }): Promise<Bot> {
  if (bot !== null) return api.patch("/api/bots/{bot_id}", { path: { bot_id: bot.person.id }, body });
  if (community === null) return api.post("/api/bots", { body });
  return api.post("/api/communities/{community_id}/bots", { path: { community_id: community }, body });
}
