import { Trans, useLingui } from "@lingui/react/macro";
import { ShieldCheck } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import { COMPLAINT_NAMES } from "@/lib/reports";
import type { MyReport } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { ActItem } from "./ActItem";
import { useMyActs, useMyReports } from "./api";
import styles from "./order.module.css";
import { OUTCOME_NAMES } from "./words";

/** Settings: what others did to keep order that concerns oneself, with who and why. */
export default function ConcernSection() {
  const { t } = useLingui();
  const { data, error, refetch } = useMyActs();
  const { data: reports } = useMyReports();
  if (error) {
    return (
      <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
        {problemOf(error).message}
      </ErrorState>
    );
  }
  if (!data || !reports) {
    return (
      <SkeletonGroup label={t`Loading…`}>
        <Skeleton width="70%" />
        <Skeleton width="55%" />
      </SkeletonGroup>
    );
  }
  if (data.length + reports.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck aria-hidden />} title={<Trans>Nothing concerns you</Trans>}>
        <Trans>When somebody deletes a message of yours, mutes or removes you, it stands here with who and why. So does what came of your reports.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      {reports.length > 0 && (
        <section>
          <h2 className={styles.title}>
            <Trans>What you reported</Trans>
          </h2>
          <ul role="list">
            {reports.map((report) => (
              <MyReportItem key={report.id} report={report} />
            ))}
          </ul>
        </section>
      )}
      {data.length > 0 && (
        <section>
          <h2 className={styles.title}>
            <Trans>What was done</Trans>
          </h2>
          <p className={styles.soft}>
            <Trans>What those who look after a place did that concerns you. Nobody can change these entries.</Trans>
          </p>
          <ul role="list">
            {data.map((act) => (
              <ActItem key={act.id} act={act} isToMe />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** One's own report: of whose message or of whom, what one said, and what came of it. */
function MyReportItem({ report }: { report: MyReport }) {
  const { i18n } = useLingui();
  const name = useLive((state) => nameOf(state, report.author));
  const { outcome, answer, decided_at: decidedAt } = report;
  return (
    <li className={styles.act}>
      <p className={styles.what}>{outcome === null ? <Trans>Waits to be looked at</Trans> : i18n._(OUTCOME_NAMES[outcome])}</p>
      {answer !== "" && <p className={styles.why}>{answer}</p>}
      <p className={styles.small}>
        {report.table ? <Trans>{name}, at a coffee table</Trans> : <Trans>A message of {name}</Trans>} · {i18n._(COMPLAINT_NAMES[report.complaint])} · <RelativeTime at={decidedAt ?? report.filed_at} />
      </p>
    </li>
  );
}
