import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import { api } from "@/lib/api";
import { personKey } from "@/lib/people-keys";
import { problemOf } from "@/lib/problem";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { HiddenTitle, PaneBody, PaneHeader } from "@/ui/Panes";
import { PersonCard } from "./PersonCard";
import { PersonSkeleton } from "./PersonSkeleton";

export interface PersonPaneProps {
  personId: string;
  /** As the content of a screen: the way back to its list, on a phone. */
  onBack?: () => void;
  /** As a detail beside something else. */
  onClose?: () => void;
}

/** Someone's page: the content of /people/…, or a pane beside a conversation. */
export default function PersonPane({ personId, onBack, onClose }: PersonPaneProps) {
  const { data, error, refetch } = useQuery({
    queryKey: personKey(personId),
    queryFn: ({ signal }) => api.get("/api/people/{person_id}", { path: { person_id: personId }, signal }),
    retry: (count, failure) => problemOf(failure).status !== 404 && count < 1,
  });
  const problem = error ? problemOf(error) : null;
  return (
    <>
      <PaneHeader
        title={<Trans>Profile</Trans>}
        {...(onBack && { onBack })}
        {...(onClose && { onClose })}
      />
      {problem && !data && !onClose && (
        <HiddenTitle>
          <Trans>Profile</Trans>
        </HiddenTitle>
      )}
      <PaneBody pad>
        {data ? (
          <PersonCard person={data} isScreen={!onClose} />
        ) : problem?.status === 404 ? (
          <EmptyState
            icon={<UserRoundX aria-hidden />}
            title={<Trans>Nobody at this address</Trans>}
            act={
              <ButtonLink href="/people">
                <Trans>Show everyone</Trans>
              </ButtonLink>
            }
          >
            {problem.message}
          </EmptyState>
        ) : problem ? (
          <ErrorState title={<Trans>The page did not come</Trans>} onRetry={() => void refetch()}>
            {problem.message}
          </ErrorState>
        ) : (
          <PersonSkeleton />
        )}
      </PaneBody>
    </>
  );
}
