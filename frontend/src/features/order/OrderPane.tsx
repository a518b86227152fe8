import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { momentLabel, REASON_NAMES, whyLine } from "@/lib/order";
import { problemOf } from "@/lib/problem";
import { useReports } from "@/lib/reports";
import { useSubmit } from "@/lib/useSubmit";
import type { Sanction } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { toasts } from "@/ui/toast-queue";
import { ActItem } from "./ActItem";
import { lift, refreshOrder, useOrder } from "./api";
import styles from "./order.module.css";
import { ReportList } from "./ReportList";

/** What holds in a community and what was done to keep its order. For those who look after it. */
export default function OrderPane({ community }: { community: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useOrder(community);
  const waiting = useReports()?.open.filter((report) => report.community === community) ?? [];
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
        {["70%", "55%", "62%"].map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </SkeletonGroup>
    );
  }
  const { sanctions, acts } = data;
  if (sanctions.length + acts.length + waiting.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck aria-hidden />} title={<Trans>All quiet</Trans>}>
        <Trans>Nobody is muted or banned here. What you do to keep order stands here, for all who look after the community.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      {waiting.length > 0 && (
        <section>
          <h2 className={styles.title}>
            <Trans>Reported</Trans>
          </h2>
          <ReportList reports={waiting} />
        </section>
      )}
      {sanctions.length > 0 && (
        <section>
          <h2 className={styles.title}>
            <Trans>Muted and banned</Trans>
          </h2>
          <ul role="list">
            {sanctions.map((sanction) => (
              <SanctionItem key={`${sanction.kind}-${sanction.person}`} community={community} sanction={sanction} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className={styles.title}>
          <Trans>What was done</Trans>
        </h2>
        <ul role="list">
          {acts.map((act) => (
            <ActItem key={act.id} act={act} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function SanctionItem({ community, sanction }: { community: string; sanction: Sanction }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const name = useLive((state) => nameOf(state, sanction.person));
  const src = useLive((state) => state.people[sanction.person]?.avatar_url ?? null);
  const isMute = sanction.kind === "mute";
  const lifting = useSubmit(async () => {
    await lift(sanction.kind, community, sanction.person);
    toasts.add({ text: isMute ? t`${name} may write again.` : t`${name} may come back.` });
    await refreshOrder(queries);
  });
  const until = sanction.until === null ? "" : momentLabel(sanction.until, i18n.locale);
  return (
    <li className={styles.sanction}>
      <Avatar name={name} src={src} />
      <div className={styles.words}>
        <span className={styles.what}>{name}</span>
        <span className={styles.small}>{isMute ? <Trans>Muted until {until}</Trans> : <Trans>Banned</Trans>}</span>
        <span className={styles.why}>{whyLine(i18n._(REASON_NAMES[sanction.reason]), sanction.words)}</span>
        {lifting.problem && (
          <span role="alert" className={styles.error}>
            {lifting.problem.message}
          </span>
        )}
      </div>
      <Button size="s" onPress={() => void lifting.submit()} isPending={lifting.isPending} aria-label={t`Lift for ${name}`}>
        <Trans>Lift</Trans>
      </Button>
    </li>
  );
}
