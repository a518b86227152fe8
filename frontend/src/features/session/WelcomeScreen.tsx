import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { ErrorState } from "@/ui/ErrorState";
import { Door } from "./Door";
import { DoorSkeleton } from "./DoorSkeleton";
import { isUnnamed } from "./organisation";
import { VoidInvitation } from "./VoidInvitation";
import { WelcomeForm } from "./WelcomeForm";

/** Where an invitation leads: who invites, to what, and the few things to say about oneself. */
export default function WelcomeScreen({ organisation, code }: { organisation: string; code: string }) {
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
      greeting={
        isVoid ? (
          <Trans>This door is shut</Trans>
        ) : isUnnamed(organisation) ? (
          <Trans>Welcome to the corridor</Trans>
        ) : (
          <Trans>Welcome to the corridor of {organisation}</Trans>
        )
      }
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
