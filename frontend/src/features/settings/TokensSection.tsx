import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { toasts } from "@/ui/toast-queue";
import { type Token, type TokenMade, TOKENS_KEY } from "./api";
import { Part } from "@/ui/Part";
import { SectionSkeleton } from "./SectionSkeleton";
import styles from "./settings.module.css";
import { TokenForm } from "./TokenForm";

/** Personal keys for programs. The secret is on screen once, until one leaves or says that it is copied. */
export default function TokensSection() {
  const [made, setMade] = useState<TokenMade | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: TOKENS_KEY,
    queryFn: ({ signal }) => api.get("/api/me/tokens", { signal }),
  });
  return (
    <>
      <Part
        title={<Trans>A new token</Trans>}
        words={<Trans>A program that holds it may do what you may do, in your name. Give each program its own.</Trans>}
      >
        {made ? <Secret made={made} onDone={() => setMade(null)} /> : <TokenForm onMade={setMade} />}
      </Part>
      <Part title={<Trans>Your tokens</Trans>}>
        {data ? (
          data.length === 0 ? (
            <p className={styles.soft}>
              <Trans>None yet. You need one only if you let a program speak for you.</Trans>
            </p>
          ) : (
            <ul role="list" className={styles.list}>
              {data.map((token) => (
                <li key={token.id}>
                  <TokenItem token={token} />
                </li>
              ))}
            </ul>
          )
        ) : error ? (
          <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
            {problemOf(error).message}
          </ErrorState>
        ) : (
          <SectionSkeleton />
        )}
      </Part>
    </>
  );
}

function Secret({ made: { name, secret }, onDone }: { made: TokenMade; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <div className={styles.secret} role="status">
      <p>
        <Trans>
          The token <strong>{name}</strong>. Copy it now: it is shown this once, and nobody can look it up.
        </Trans>
      </p>
      <div className={styles.secretRow}>
        <code className={styles.secretCode}>{secret}</code>
        {/* The form that had the focus is gone. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <CopyButton text={secret} label={t`Copy`} look="primary" autoFocus />
      </div>
      <div>
        <Button look="plain" size="s" onPress={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </div>
  );
}

function TokenItem({ token }: { token: Token }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { id, name, created_at: made, expires_at: end } = token;
  const { submit, isPending, problem } = useSubmit(async () => {
    await api.delete("/api/me/tokens/{token_id}", { path: { token_id: id } });
    await queries.invalidateQueries({ queryKey: TOKENS_KEY });
    toasts.add({ text: t`The token ${name} no longer works.` });
  });
  const until = end === null ? null : i18n.date(end, { dateStyle: "medium" });
  return (
    <div className={styles.item}>
      <KeyRound aria-hidden />
      <div className={styles.itemWords}>
        <span className={styles.itemName}>{name}</span>
        <span className={styles.small}>
          <Trans>
            made <RelativeTime at={made} />
          </Trans>
          {" · "}
          {until === null ? <Trans>no end</Trans> : isOver(end) ? <Trans>expired</Trans> : <Trans>until {until}</Trans>}
        </span>
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </div>
      <Button size="s" onPress={() => void submit()} isPending={isPending} aria-label={t`Revoke ${name}`}>
        <Trans>Revoke</Trans>
      </Button>
    </div>
  );
}

const isOver = (end: string | null) => end !== null && new Date(end).getTime() <= Date.now();
