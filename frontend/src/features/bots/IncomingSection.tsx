import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Plus, RefreshCw, Trash2, Webhook } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, IncomingHook } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { RelativeTime } from "@/ui/RelativeTime";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";
import { BotChoice, NEW, useChannels } from "./choices";
import { Secret, SecretDialog, type Shown } from "./Secret";
import { Item, Section } from "./Section";

interface IncomingSectionProps {
  community: string;
  hooks: readonly IncomingHook[];
  bots: readonly Bot[];
}

/** Addresses at which other programs speak in a channel. */
export function IncomingSection({ community, hooks, bots }: IncomingSectionProps) {
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Section
        title={<Trans>Incoming webhooks</Trans>}
        words={<Trans>An address at which another program says something in one channel: a build server, a monitor, a form.</Trans>}
        act={
          <Button icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
            <Trans>New incoming webhook</Trans>
          </Button>
        }
      >
        {hooks.map((hook) => (
          <HookItem key={hook.id} hook={hook} />
        ))}
      </Section>
      {isMaking && <MakeDialog community={community} bots={bots} onClose={() => setMaking(false)} />}
    </>
  );
}

/** How an address is shown, with a way to try it at once. */
function shownOf(title: string, url: string): Shown {
  return {
    title,
    words: <Trans>Whoever knows this address may speak in the channel.</Trans>,
    secret: url,
    example: `curl -H 'Content-Type: application/json' -d '{"text": "Build **7** is green"}' ${url}`,
  };
}

function HookItem({ hook }: { hook: IncomingHook }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [shown, setShown] = useState<Shown | null>(null);
  const { id, name, taken_at: taken, refused_at: refused } = hook;
  const path = { hook_id: id };
  const rotating = useSubmit(async () => {
    const { url } = await api.post("/api/incoming-hooks/{hook_id}/rotate", { path });
    setShown(shownOf(name, url));
  });
  const revoking = useSubmit(async () => {
    await api.delete("/api/incoming-hooks/{hook_id}", { path });
    toasts.add({ text: t`The webhook ${name} no longer works.` });
    await refreshIntegrations(queries);
  });
  const problem = rotating.problem ?? revoking.problem;
  return (
    <>
      <Item
        face={<Webhook aria-hidden />}
        name={name}
        label={name}
        entries={[
          { id: "rotate", label: t`New address`, hint: t`The old one stops working at once.`, icon: <RefreshCw aria-hidden />, onAction: () => void rotating.submit() },
          { id: "revoke", label: t`Revoke`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: () => void revoking.submit() },
        ]}
      >
        <span className={styles.small}>
          #{hook.room_name} ·{" "}
          {taken === null ? (
            <Trans>nothing has come yet</Trans>
          ) : (
            <Trans>
              last said something <RelativeTime at={taken} />
            </Trans>
          )}
        </span>
        {refused !== null && (taken === null || refused > taken) && (
          <span className={styles.warning}>
            <Trans>
              Refused <RelativeTime at={refused} />: {hook.refusal}
            </Trans>
          </span>
        )}
        <MakerLeft hasLeft={hook.maker_left} />
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </Item>
      {shown && <SecretDialog shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}

export function MakerLeft({ hasLeft }: { hasLeft: boolean }) {
  return (
    hasLeft && (
      <span className={styles.warning}>
        <Trans>Who made it is no longer here. Change its secret.</Trans>
      </span>
    )
  );
}

function MakeDialog({ community, bots, onClose }: { community: string; bots: readonly Bot[]; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const channels = useChannels(community);
  const [name, setName] = useState("");
  const [room, setRoom] = useState(channels[0]?.id ?? null);
  const [bot, setBot] = useState(NEW);
  const [shown, setShown] = useState<Shown | null>(null);
  const making = useSubmit(async () => {
    const body = { name, room: room ?? "", bot: bot === NEW ? null : bot };
    const { url } = await api.post("/api/communities/{community_id}/incoming-hooks", { path: { community_id: community }, body });
    setShown(shownOf(name, url));
    await refreshIntegrations(queries);
  });
  return (
    <Dialog isOpen onClose={onClose} title={t`New incoming webhook`}>
      {shown ? (
        <Secret shown={shown} onDone={onClose} />
      ) : (
        <Ask saving={making} fields={["name"]} verb={<Trans>Make the webhook</Trans>} onCancel={onClose}>
          <TextField
            name="name"
            autoComplete="off"
            maxLength={60}
            label={<Trans>Name</Trans>}
            placeholder={t`Build server`}
            value={name}
            onChange={setName}
            isInvalid={making.errorOf("name") !== undefined}
            error={making.errorOf("name")}
          />
          <Select label={t`Channel`} value={room} onChange={setRoom} options={channels.map(({ id, name: label }) => ({ id, label: `#${label}` }))} />
          <BotChoice bots={bots} value={bot} onChange={setBot} />
        </Ask>
      )}
    </Dialog>
  );
}
