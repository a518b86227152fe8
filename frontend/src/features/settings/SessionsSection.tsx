import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { api } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { toasts } from "@/ui/toast-queue";
import { type Browser, BROWSERS_KEY } from "./api";
import { Part } from "@/ui/Part";
import { SectionSkeleton } from "./SectionSkeleton";
import styles from "./settings.module.css";

/** Where one is signed in. What ends here ends at once: the sockets of that browser close. */
export default function SessionsSection() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: BROWSERS_KEY,
    queryFn: ({ signal }) => api.get("/api/me/sessions", { signal }),
    staleTime: 0,
  });
  const others = data?.filter(({ current }) => !current) ?? [];
  const all = useSubmit(async () => {
    try {
      for (const { id } of others) await api.delete("/api/me/sessions/{session_id}", { path: { session_id: id } });
      toasts.add({ text: t`You are signed out everywhere else.` });
    } finally {
      await queries.invalidateQueries({ queryKey: BROWSERS_KEY });
    }
  });
  const allProblem = all.problem?.message;
  return (
    <Part
      title={<Trans>Where you are signed in</Trans>}
      words={<Trans>Something you do not know? Sign it out, then change your password.</Trans>}
    >
      {data ? (
        <>
          <ul role="list" className={styles.list}>
            {[...data].sort((one, other) => Number(other.current) - Number(one.current)).map((browser) => (
              <li key={browser.id}>
                <BrowserItem browser={browser} />
              </li>
            ))}
          </ul>
          {others.length > 1 && (
            <div>
              <Button onPress={() => void all.submit()} isPending={all.isPending}>
                <Trans>Sign out everywhere else</Trans>
              </Button>
            </div>
          )}
          <p role="alert" className={styles.error}>
            {allProblem}
          </p>
        </>
      ) : error ? (
        <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
          {problemOf(error).message}
        </ErrorState>
      ) : (
        <SectionSkeleton />
      )}
    </Part>
  );
}

const HAND_HELD = /Android|iOS|iPhone|iPad/;

function BrowserItem({ browser }: { browser: Browser }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { id, address, created_at: since, current } = browser;
  const name = browser.browser === "" ? t`Unknown program` : browser.browser;
  const { submit, isPending, problem } = useSubmit(async () => {
    await api.delete("/api/me/sessions/{session_id}", { path: { session_id: id } });
    await queries.invalidateQueries({ queryKey: BROWSERS_KEY });
    toasts.add({ text: t`${name} is signed out.` });
  });
  const Icon = HAND_HELD.test(name) ? Smartphone : Monitor;
  return (
    <div className={styles.item}>
      <Icon aria-hidden />
      <div className={styles.itemWords}>
        <span className={styles.itemName}>{name}</span>
        <span className={styles.small}>
          <Trans>
            signed in <RelativeTime at={since} />
          </Trans>
          {address !== "" && ` · ${address}`}
        </span>
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </div>
      {current ? (
        <span className={styles.here}>
          <Trans>this one</Trans>
        </span>
      ) : (
        <Button size="s" onPress={() => void submit()} isPending={isPending} aria-label={t`Sign out ${name}`}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </div>
  );
}
