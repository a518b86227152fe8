import { Trans } from "@lingui/react/macro";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { Skeleton } from "@/ui/Skeleton";
import { useRules } from "./api";
import notes from "./notes.module.css";
import { Prose } from "./Prose";

/** The rules themselves, and how old they are. */
export function Rules({ id, at }: { id: string; at: string | null }) {
  const { data, error, refetch } = useRules(id, at);
  if (data) {
    return (
      <>
        <Prose html={data.html} />
        {at !== null && (
          <p className={notes.written}>
            <Trans>
              Written <RelativeTime at={at} />
            </Trans>
          </p>
        )}
      </>
    );
  }
  if (error) {
    return (
      <ErrorState title={<Trans>The rules did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>Nothing is lost. Ask again in a moment.</Trans>
      </ErrorState>
    );
  }
  return (
    <>
      <Skeleton width="80%" />
      <Skeleton width="94%" />
      <Skeleton width="62%" />
    </>
  );
}
