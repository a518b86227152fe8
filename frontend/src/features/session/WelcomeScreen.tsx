import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { TicketX } from "lucide-react";
import type { components } from "@/contract";
import { api } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { PageLink } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { Door } from "./Door";
import { DoorSkeleton } from "./DoorSkeleton";
import styles from "./session.module.css";
import { WelcomeForm } from "./WelcomeForm";

export type WelcomeOut = components["schemas"]["WelcomeOut"];

/** Where an invitation leads: who invites, to what, and the few things to say about oneself. */
export function WelcomeScreen({ organisation, code }: { organisation: string; code: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["welcome", code],
    queryFn: ({ signal }) => api.get("/api/welcome/{code}", { path: { code }, signal }),
    retry: false,
    staleTime: Infinity,
  });
  const problem = error ? problemOf(error) : null;
  const isVoid = problem !== null && [404, 409].includes(problem.status);
  return (
    <Door
      organisation={organisation}
      greeting={isVoid ? <Trans>This door is shut</Trans> : <Trans>Welcome to the corridor of {organisation}</Trans>}
    >
      {data ? (
        <WelcomeForm code={code} welcome={data} />
      ) : problem && isVoid ? (
        <VoidInvitation message={problem.message} />
      ) : problem ? (
        <ErrorState title={<Trans>We could not look at the invitation</Trans>} onRetry={() => void refetch()}>
          {problem.message}
        </ErrorState>
      ) : (
        <DoorSkeleton fields={3} />
      )}
    </Door>
  );
}

/** The server says which of the reasons it is, and what to do. */
export function VoidInvitation({ message }: { message: string }) {
  return (
    <div className={styles.stack} role="alert">
      <span className={styles.icon}>
        <TicketX aria-hidden />
      </span>
      <h2 className={styles.title}>
        <Trans>The invitation is used up</Trans>
      </h2>
      <p className={styles.soft}>{message}</p>
      <PageLink href="/" look="primary">
        <Trans>Sign in</Trans>
      </PageLink>
    </div>
  );
}
