import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { CirclePlay, CircleStop, ListChecks, Pencil, Plus, RefreshCw, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, OutgoingHook } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { RelativeTime } from "@/ui/RelativeTime";
import type { MenuEntry } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";
import { DeliveriesDialog } from "./DeliveriesDialog";
import { MakerLeft } from "./IncomingSection";
import { OutgoingDialog, signedBy } from "./OutgoingDialog";
import { SecretDialog, type Shown } from "./Secret";
import { Item, Section } from "./Section";
import { EVENTS, REASONS } from "./words";

interface OutgoingSectionProps {
  community: string;
  hooks: readonly OutgoingHook[];
  bots: readonly Bot[];
}

/** Addresses outside that are told what happens. */
export function OutgoingSection({ community, hooks, bots }: OutgoingSectionProps) {
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Section
        title={<Trans>Outgoing webhooks</Trans>}
        words={<Trans>Tell another program what happens here. Each delivery is signed; what fails is tried again for about a day.</Trans>}
        act={
          <Button icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
            <Trans>New outgoing webhook</Trans>
          </Button>
        }
      >
        {hooks.map((hook) => (
          <HookItem key={hook.id} hook={hook} bots={bots} />
        ))}
      </Section>
      {isMaking && <OutgoingDialog community={community} hook={null} bots={bots} onClose={() => setMaking(false)} />}
    </>
  );
}

function HookItem({ hook, bots }: { hook: OutgoingHook; bots: readonly Bot[] }) {
  const { i18n, t } = useLingui();
  const [open, setOpen] = useState<"change" | "deliveries" | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const { entries, problem } = useActs(hook, setOpen, setShown);
  const events = EVENTS.filter(({ id }) => hook.events.includes(id)).map(({ label }) => i18n._(label));
  const reason = REASONS[hook.stopped_for];
  const close = () => setOpen(null);
  return (
    <>
      <Item face={<Send aria-hidden />} name={hook.name} label={hook.name} entries={entries}>
        <span className={styles.small}>
          {hook.room === null ? t`all public channels` : `#${hook.room_name}`} · {events.join(", ")}
          {hook.words.length > 0 && ` · ${hook.words.map((word) => `“${word}”`).join(", ")}`}
        </span>
        <span className={styles.small}>{hook.url}</span>
        {hook.stopped_at !== null && (
          <span className={styles.warning}>
            {reason ? (
              <Trans>
                Stopped <RelativeTime at={hook.stopped_at} />: {i18n._(reason)}
              </Trans>
            ) : (
              <Trans>
                Stopped <RelativeTime at={hook.stopped_at} />
              </Trans>
            )}
          </span>
        )}
        <MakerLeft hasLeft={hook.maker_left} />
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </Item>
      {open === "change" && <OutgoingDialog community={hook.community} hook={hook} bots={bots} onClose={close} />}
      {open === "deliveries" && <DeliveriesDialog hook={hook} onClose={close} />}
      {shown && <SecretDialog shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function useActs(hook: OutgoingHook, open: (what: "change" | "deliveries") => void, show: (shown: Shown) => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const path = { hook_id: hook.id };
  const isStopped = hook.stopped_at !== null;
  const acting = useSubmit(async (act: "stop" | "rotate" | "test" | "remove") => {
    if (act === "stop") await api.patch("/api/outgoing-hooks/{hook_id}", { path, body: { is_stopped: !isStopped } });
    if (act === "rotate") show(signedBy(hook.name, (await api.post("/api/outgoing-hooks/{hook_id}/rotate", { path })).secret));
    if (act === "test") {
      await api.post("/api/outgoing-hooks/{hook_id}/test", { path });
      open("deliveries");
    }
    if (act === "remove") {
      await api.delete("/api/outgoing-hooks/{hook_id}", { path });
      toasts.add({ text: t`The webhook ${hook.name} is removed.` });
    }
    await refreshIntegrations(queries);
  });
  const entries: MenuEntry[] = [
    { id: "deliveries", label: t`Deliveries`, icon: <ListChecks aria-hidden />, onAction: () => open("deliveries") },
    { id: "test", label: t`Send a trial`, icon: <Send aria-hidden />, isDisabled: isStopped, onAction: () => void acting.submit("test") },
    { id: "change", label: t`Change`, icon: <Pencil aria-hidden />, onAction: () => open("change") },
    { id: "rotate", label: t`New secret`, icon: <RefreshCw aria-hidden />, onAction: () => void acting.submit("rotate") },
    isStopped
      ? { id: "start", label: t`Start again`, icon: <CirclePlay aria-hidden />, onAction: () => void acting.submit("stop") }
      : { id: "stop", label: t`Stop`, icon: <CircleStop aria-hidden />, onAction: () => void acting.submit("stop") },
    { id: "remove", label: t`Remove`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: () => void acting.submit("remove") },
  ];
  return { entries, problem: acting.problem };
}
