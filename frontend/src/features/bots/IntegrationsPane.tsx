import { Trans, useLingui } from "@lingui/react/macro";
import { problemOf } from "@/lib/problem";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useIntegrations } from "./api";
import { BotsSection } from "./BotsSection";
import styles from "./bots.module.css";
import { CommandsSection } from "./CommandsSection";
import { IncomingSection } from "./IncomingSection";
import { OutgoingSection } from "./OutgoingSection";

/** What connects a community to other programs. For those who look after it. */
export default function IntegrationsPane({ community }: { community: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useIntegrations(community);
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
        {["16rem", "22rem", "18rem"].map((width) => (
          <Skeleton key={width} shape="block" width={width} height="3.25rem" />
        ))}
      </SkeletonGroup>
    );
  }
  const { bots, house_bots: others, incoming, outgoing, commands, may_make_bots: mayMake } = data;
  return (
    <div className={styles.page}>
      <BotsSection
        community={community}
        bots={bots}
        others={others}
        mayMake={mayMake}
        words={
          mayMake ? (
            <Trans>Programs that take part like people: they write, react and answer, each with tokens that say what it may do.</Trans>
          ) : (
            <Trans>Programs that take part like people. Owners of the community make them, and their tokens.</Trans>
          )
        }
      />
      <IncomingSection community={community} hooks={incoming} bots={bots} />
      <OutgoingSection community={community} hooks={outgoing} bots={bots} />
      <CommandsSection community={community} commands={commands} bots={bots} />
    </div>
  );
}
