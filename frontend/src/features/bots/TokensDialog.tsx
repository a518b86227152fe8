import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Label } from "react-aria-components/Label";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Bot, BotToken, Scope } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/Checkbox";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { Ask } from "./Ask";
import { refreshIntegrations } from "./api";
import styles from "./bots.module.css";
import { Secret, type Shown } from "./Secret";
import { SCOPES } from "./words";

/** The tokens of a bot, and another one. */
export function TokensDialog({ bot, onClose }: { bot: Bot; onClose: () => void }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<Shown | null>(null);
  const [tokens, setTokens] = useState(bot.tokens);
  const { name, id } = bot.person;
  return (
    <Dialog isOpen onClose={onClose} title={t`Tokens of ${name}`}>
      {shown ? (
        <Secret shown={shown} onDone={onClose} />
      ) : (
        <div className={styles.stack}>
          {tokens.length > 0 && (
            <ul role="list" className={styles.list}>
              {tokens.map((token) => (
                <TokenItem key={token.id} bot={id} token={token} onGone={() => setTokens(tokens.filter((each) => each.id !== token.id))} />
              ))}
            </ul>
          )}
          <TokenForm bot={bot} onShown={setShown} onCancel={onClose} />
        </div>
      )}
    </Dialog>
  );
}

function TokenForm({ bot, onShown, onCancel }: { bot: Bot; onShown: (shown: Shown) => void; onCancel: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>(["messages:write"]);
  const making = useSubmit(async () => {
    const body = { name, scopes: [...scopes] };
    const { secret } = await api.post("/api/bots/{bot_id}/tokens", { path: { bot_id: bot.person.id }, body });
    void refreshIntegrations(queries);
    onShown({
      title: name,
      words: <Trans>The token {name}.</Trans>,
      secret,
      example: `curl -H "Authorization: Bearer ${secret}" ${location.origin}/api/rooms`,
    });
  });
  return (
    <Ask saving={making} fields={["name"]} verb={<Trans>Make the token</Trans>} onCancel={onCancel}>
      <TextField
        name="name"
        autoComplete="off"
        maxLength={60}
        label={<Trans>What it is for</Trans>}
        placeholder={t`Build server`}
        value={name}
        onChange={setName}
        isInvalid={making.errorOf("name") !== undefined}
        error={making.errorOf("name")}
      />
      <CheckboxGroup
        className={styles.choices ?? ""}
        value={[...scopes]}
        onChange={(chosen) => setScopes(SCOPES.map(({ id }) => id).filter((id) => chosen.includes(id)))}
      >
        <Label className={styles.label ?? ""}>
          <Trans>What it may do</Trans>
        </Label>
        {SCOPES.map(({ id, label, hint }) => (
          <Checkbox key={id} value={id} label={i18n._(label)} hint={i18n._(hint)} />
        ))}
      </CheckboxGroup>
    </Ask>
  );
}

function TokenItem({ bot, token, onGone }: { bot: string; token: BotToken; onGone: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { id, name, scopes, last_used_on: used } = token;
  const { submit, isPending, problem } = useSubmit(async () => {
    await api.delete("/api/bots/{bot_id}/tokens/{token_id}", { path: { bot_id: bot, token_id: id } });
    onGone();
    toasts.add({ text: t`The token ${name} no longer works.` });
    await refreshIntegrations(queries);
  });
  const day = used === null ? "" : i18n.date(used, { dateStyle: "medium" });
  return (
    <li className={styles.item}>
      <KeyRound aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.small}>{scopes.join(", ")}</span>
        <span className={styles.small}>{used === null ? <Trans>never used</Trans> : <Trans>last used on {day}</Trans>}</span>
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </div>
      <Button size="s" onPress={() => void submit()} isPending={isPending} aria-label={t`Revoke ${name}`}>
        <Trans>Revoke</Trans>
      </Button>
    </li>
  );
}
