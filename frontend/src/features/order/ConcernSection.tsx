import { Trans, useLingui } from "@lingui/react/macro";
import { ShieldCheck } from "lucide-react";
import { problemOf } from "@/lib/problem";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { ActItem } from "./ActItem";
import { useMyActs } from "./api";
import styles from "./order.module.css";

/** Settings: what others did to keep order that concerns oneself, with who and why. */
export default function ConcernSection() {
  const { t } = useLingui();
  const { data, error, refetch } = useMyActs();
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
        <Skeleton width="70%" />
        <Skeleton width="55%" />
      </SkeletonGroup>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck aria-hidden />} title={<Trans>Nothing concerns you</Trans>}>
        <Trans>When somebody deletes a message of yours, mutes or removes you, it stands here with who and why.</Trans>
      </EmptyState>
    );
  }
  return (
    <section className={styles.page}>
      <p className={styles.soft}>
        <Trans>What those who look after a place did that concerns you. Nobody can change these entries.</Trans>
      </p>
      <ul role="list">
        {data.map((act) => (
          <ActItem key={act.id} act={act} isToMe />
        ))}
      </ul>
    </section>
  );
}
