import { Trans, useLingui } from "@lingui/react/macro";
import { problemOf } from "@/lib/problem";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useAllBots } from "./api";
import { BotsSection } from "./BotsSection";

/** Every bot of the house, whoever's it is. For administrators. */
export default function AllBots() {
  const { t } = useLingui();
  const { data, error, refetch } = useAllBots();
  if (error) {
    return (
      <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
        {problemOf(error).message}
      </ErrorState>
    );
  }
  if (!data) {
    return (
      <SkeletonGroup label={t`Loading…`}>
        <Skeleton shape="block" height="3.25rem" />
      </SkeletonGroup>
    );
  }
  return (
    <BotsSection
      community={null}
      bots={data}
      mayMake
      words={<Trans>All bots, of the house and of communities. One that you make here can be taken in by every community.</Trans>}
    />
  );
}
