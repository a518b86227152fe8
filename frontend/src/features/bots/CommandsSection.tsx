import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Plus, Slash, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, ManagedCommand } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";
import { signedBy } from "./OutgoingDialog";
import { Secret, type Shown } from "./Secret";
import { Item, Section } from "./Section";

interface CommandsSectionProps {
  community: string;
  commands: readonly ManagedCommand[];
  bots: readonly Bot[];
}

/** Slash commands that bots answer. */
export function CommandsSection({ community, commands, bots }: CommandsSectionProps) {
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Section
        title={<Trans>Commands</Trans>}
        words={
          bots.length > 0 ? (
            <Trans>What people here can type behind a “/”, and which bot answers it.</Trans>
          ) : (
            <Trans>What people here can type behind a “/”. A bot answers it, so the first step is a bot.</Trans>
          )
        }
        act={
          bots.length > 0 && (
            <Button icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
              <Trans>New command</Trans>
            </Button>
          )
        }
      >
        {commands.map((command) => (
          <CommandItem key={command.id} command={command} />
        ))}
      </Section>
      {isMaking && <MakeDialog community={community} bots={bots} onClose={() => setMaking(false)} />}
    </>
  );
}

function CommandItem({ command }: { command: ManagedCommand }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const bot = useLive((state) => nameOf(state, command.bot));
  const name = `/${command.name}`;
  const removing = useSubmit(async () => {
    await api.delete("/api/commands/{command_id}", { path: { command_id: command.id } });
    toasts.add({ text: t`${name} is removed.` });
    await refreshIntegrations(queries);
  });
  return (
    <Item
      face={<Slash aria-hidden />}
      name={`${name} ${command.hint}`}
      label={name}
      entries={[{ id: "remove", label: t`Remove`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: () => void removing.submit() }]}
    >
      {command.description !== "" && <span>{command.description}</span>}
      <span className={styles.small}>
        {bot} · {command.url === "" ? <Trans>heard at its socket</Trans> : command.url}
      </span>
      {removing.problem && (
        <span role="alert" className={styles.error}>
          {removing.problem.message}
        </span>
      )}
    </Item>
  );
}

function MakeDialog({ community, bots, onClose }: { community: string; bots: readonly Bot[]; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [bot, setBot] = useState(bots[0]?.person.id ?? "");
  const [hint, setHint] = useState("");
  const [description, setDescription] = useState("");
  const [url, setUrl] = useState("");
  const [shown, setShown] = useState<Shown | null>(null);
  const making = useSubmit(async () => {
    const body = { name: name.replace(/^\//, ""), bot, hint, description, url };
    const { secret } = await api.post("/api/communities/{community_id}/commands", { path: { community_id: community }, body });
    await refreshIntegrations(queries);
    if (url === "") onClose();
    else setShown(signedBy(`/${body.name}`, secret));
  });
  const errorOf = (field: string) => ({ isInvalid: making.errorOf(field) !== undefined, error: making.errorOf(field) });
  return (
    <Dialog isOpen onClose={onClose} title={t`New command`}>
      {shown ? (
        <Secret shown={shown} onDone={onClose} />
      ) : (
        <Ask saving={making} fields={["name", "hint", "description", "url"]} verb={<Trans>Make the command</Trans>} onCancel={onClose}>
          <TextField
            name="name"
            autoComplete="off"
            maxLength={30}
            before="/"
            label={<Trans>Name</Trans>}
            placeholder="deploy"
            value={name}
            onChange={(text) => setName(text.toLowerCase())}
            {...errorOf("name")}
          />
          <TextField name="hint" autoComplete="off" maxLength={60} label={<Trans>What follows</Trans>} placeholder={t`[service] [version]`} value={hint} onChange={setHint} {...errorOf("hint")} />
          <TextField name="description" autoComplete="off" maxLength={120} label={<Trans>What it does</Trans>} value={description} onChange={setDescription} {...errorOf("description")} />
          <Select label={t`Answered by`} value={bot} onChange={setBot} options={bots.map(({ person }) => ({ id: person.id, label: person.name }))} />
          <TextField
            name="url"
            type="url"
            autoComplete="off"
            label={<Trans>Address that is asked</Trans>}
            hint={<Trans>It has three seconds to answer. Empty: the bot hears it at its socket.</Trans>}
            placeholder="https://"
            value={url}
            onChange={setUrl}
            {...errorOf("url")}
          />
        </Ask>
      )}
    </Dialog>
  );
}
