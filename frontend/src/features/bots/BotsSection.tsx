import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { KeyRound, Pencil, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { api } from "@/lib/api";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, Person } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import type { MenuEntry } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import { BotDialog } from "./BotDialog";
import styles from "./bots.module.css";
import { Item, Section } from "./Section";
import { TokensDialog } from "./TokensDialog";

interface BotsSectionProps {
  /** Null: those of the house. */
  community: string | null;
  bots: readonly Bot[];
  mayMake: boolean;
  words: ReactNode;
  /** Bots of the house that may be taken in. */
  others?: readonly Person[];
}

/** Bots: who they are, and for those who may, their tokens. */
export function BotsSection({ community, bots, mayMake, words, others = [] }: BotsSectionProps) {
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
      <Trans>New bot</Trans>
    </Button>
  );
  return (
    <>
      <Section title={<Trans>Bots</Trans>} words={words} act={mayMake && make}>
        {[
          ...bots.map((bot) => <BotItem key={bot.person.id} bot={bot} isPlaceKnown={community === bot.community && community !== null} />),
          ...(community === null ? [] : others.map((person) => <OtherItem key={person.id} person={person} community={community} />)),
        ]}
      </Section>
      {isMaking && <BotDialog community={community} bot={null} onClose={() => setMaking(false)} />}
    </>
  );
}

function BotItem({ bot, isPlaceKnown }: { bot: Bot; isPlaceKnown: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"tokens" | "change" | "remove" | null>(null);
  const { person, tokens, made_by: maker, maker_left: hasLeft, may_change: mayChange } = bot;
  const makerName = useLive((state) => (maker === null ? "" : nameOf(state, maker)));
  const place = useLive((state) => state.communities[bot.community ?? ""]?.community.name);
  const entries: MenuEntry[] = mayChange
    ? [
        { id: "tokens", label: t`Tokens`, icon: <KeyRound aria-hidden />, onAction: () => setOpen("tokens") },
        { id: "change", label: t`Change`, icon: <Pencil aria-hidden />, onAction: () => setOpen("change") },
        { id: "remove", label: t`Remove…`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: () => setOpen("remove") },
      ]
    : [];
  const close = () => setOpen(null);
  return (
    <>
      <Item
        face={<Avatar name={person.name} src={person.avatar_url} />}
        name={
          <>
            {person.name} <BotMark />
          </>
        }
        label={person.name}
        entries={entries}
      >
        <span className={styles.small}>
          @{person.handle}
          {!isPlaceKnown && (
            <>
              {" · "}
              {bot.community === null ? <Trans>of the house</Trans> : (place ?? <Trans>of a community</Trans>)}
            </>
          )}
          {mayChange && (
            <>
              {" · "}
              <Plural value={tokens.length} _0="no token" one="# token" other="# tokens" />
            </>
          )}
        </span>
        {hasLeft && (
          <span className={styles.warning}>
            <Trans>{makerName} made it and is no longer here. Change the secrets that they knew.</Trans>
          </span>
        )}
      </Item>
      {open === "tokens" && <TokensDialog bot={bot} onClose={close} />}
      {open === "change" && <BotDialog community={bot.community} bot={bot} onClose={close} />}
      {open === "remove" && <RemoveDialog bot={bot} onClose={close} />}
    </>
  );
}

function RemoveDialog({ bot, onClose }: { bot: Bot; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { name, id } = bot.person;
  const removing = useSubmit(async () => {
    await api.delete("/api/bots/{bot_id}", { path: { bot_id: id } });
    toasts.add({ text: t`${name} is removed.` });
    onClose();
    await refreshIntegrations(queries);
  });
  return (
    <Dialog isOpen onClose={onClose} title={t`Remove ${name}?`}>
      <Ask saving={removing} fields={[]} verb={<Trans>Remove</Trans>} onCancel={onClose}>
        <p>
          <Trans>Its tokens, webhooks and commands stop working at once, and that cannot be undone. What it said stays.</Trans>
        </p>
      </Ask>
    </Dialog>
  );
}

function OtherItem({ person, community }: { person: Person; community: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { submit, isPending, problem } = useSubmit(async () => {
    await api.put("/api/communities/{community_id}/bots/{bot_id}", { path: { community_id: community, bot_id: person.id } });
    toasts.add({ text: t`${person.name} is in the community now.` });
    await refreshIntegrations(queries);
  });
  return (
    <li className={styles.item}>
      <Avatar name={person.name} src={person.avatar_url} />
      <div className={styles.words}>
        <span className={styles.name}>
          {person.name} <BotMark />
        </span>
        <span className={styles.small}>{problem?.message ?? <Trans>A bot of the house, not in this community</Trans>}</span>
      </div>
      <Button size="s" isPending={isPending} onPress={() => void submit()} aria-label={t`Take in ${person.name}`}>
        <Trans>Take in</Trans>
      </Button>
    </li>
  );
}
