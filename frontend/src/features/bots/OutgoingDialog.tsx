import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Label } from "react-aria-components/Label";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, HookEvent, OutgoingHook } from "@/lib/wire";
import { Checkbox } from "@/ui/Checkbox";
import { Dialog } from "@/ui/Dialog";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";
import { BotChoice, EVERYWHERE, NEW, useChannels } from "./choices";
import { Secret, type Shown } from "./Secret";
import { EVENTS } from "./words";

interface OutgoingDialogProps {
  community: string;
  /** Null: a new one. Where it listens and who speaks for it does not change. */
  hook: OutgoingHook | null;
  bots: readonly Bot[];
  onClose: () => void;
}

export const signedBy = (title: string, secret: string): Shown => ({
  title,
  words: <Trans>With this secret the other program checks the signature of what it gets.</Trans>,
  secret,
});

const wordsOf = (text: string) => text.split(",").flatMap((word) => word.trim() || []);

/** Makes an outgoing webhook, or changes one. */
export function OutgoingDialog({ community, hook, bots, onClose }: OutgoingDialogProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const channels = useChannels(community);
  const [name, setName] = useState(hook?.name ?? "");
  const [url, setUrl] = useState(hook?.url ?? "https://");
  const [room, setRoom] = useState(channels[0]?.id ?? EVERYWHERE);
  const [bot, setBot] = useState(NEW);
  const [events, setEvents] = useState<readonly HookEvent[]>(hook?.events ?? ["message.sent"]);
  const [words, setWords] = useState(hook?.words.join(", ") ?? "");
  const [shown, setShown] = useState<Shown | null>(null);
  const saving = useSubmit(async () => {
    const body = { name, url, events: [...events], words: wordsOf(words) };
    if (hook !== null) {
      await api.patch("/api/outgoing-hooks/{hook_id}", { path: { hook_id: hook.id }, body });
      onClose();
    } else {
      const where = { room: room === EVERYWHERE ? null : room, bot: bot === NEW ? null : bot };
      const path = { community_id: community };
      const { secret } = await api.post("/api/communities/{community_id}/outgoing-hooks", { path, body: { ...body, ...where } });
      setShown(signedBy(name, secret));
    }
    await refreshIntegrations(queries);
  });
  const errorOf = (field: string) => ({ isInvalid: saving.errorOf(field) !== undefined, error: saving.errorOf(field) });
  return (
    <Dialog isOpen onClose={onClose} title={hook === null ? t`New outgoing webhook` : t`Change ${hook.name}`}>
      {shown ? (
        <Secret shown={shown} onDone={onClose} />
      ) : (
        <Ask
          saving={saving}
          fields={["name", "url", "words"]}
          verb={hook === null ? <Trans>Make the webhook</Trans> : <Trans>Save</Trans>}
          onCancel={onClose}
        >
          <TextField name="name" autoComplete="off" maxLength={60} label={<Trans>Name</Trans>} value={name} onChange={setName} {...errorOf("name")} />
          <TextField
            name="url"
            type="url"
            autoComplete="off"
            label={<Trans>Address of the other program</Trans>}
            value={url}
            onChange={setUrl}
            {...errorOf("url")}
          />
          {hook === null && (
            <>
              <Select
                label={t`Where it listens`}
                value={room}
                onChange={setRoom}
                options={[
                  ...channels.map(({ id, name: label }) => ({ id, label: `#${label}` })),
                  { id: EVERYWHERE, label: t`All public channels` },
                ]}
              />
              <BotChoice bots={bots} value={bot} onChange={setBot} />
            </>
          )}
          <CheckboxGroup
            className={styles.choices ?? ""}
            value={[...events]}
            onChange={(chosen) => setEvents(EVENTS.map(({ id }) => id).filter((id) => chosen.includes(id)))}
          >
            <Label className={styles.label ?? ""}>
              <Trans>What it is told</Trans>
            </Label>
            {EVENTS.map(({ id, label }) => (
              <Checkbox key={id} value={id} label={i18n._(label)} />
            ))}
          </CheckboxGroup>
          <TextField
            name="words"
            autoComplete="off"
            label={<Trans>Only messages with one of these words</Trans>}
            hint={<Trans>Separated by commas; empty means all.</Trans>}
            value={words}
            onChange={setWords}
            {...errorOf("words")}
          />
        </Ask>
      )}
    </Dialog>
  );
}
