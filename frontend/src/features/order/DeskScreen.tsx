import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useLocation, useRoute } from "wouter";
import { problemOf } from "@/lib/problem";
import { refreshReports, useReports } from "@/lib/reports";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { Tabs } from "@/ui/Tabs";
import { NoReports, ReportList } from "./ReportList";
import styles from "./order.module.css";

type TabId = "open" | "decided";

/** Where those who keep order find what waits for their decision, from all places that they look after. */
export default function DeskScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isDecided] = useRoute("/desk/decided");
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>Desk</Trans>} />
      <PaneBody>
        <div className={styles.desk}>
          <Tabs<TabId>
            label={t`Reports`}
            value={isDecided ? "decided" : "open"}
            onChange={(id) => navigate(id === "open" ? "/desk" : "/desk/decided")}
            tabs={[
              { id: "open", label: <Trans>Waiting</Trans>, content: <Reports part="open" /> },
              { id: "decided", label: <Trans>Decided</Trans>, content: <Reports part="decided" /> },
            ]}
          />
        </div>
      </PaneBody>
    </Panes>
  );
}

function Reports({ part }: { part: TabId }) {
  const { t } = useLingui();
  const reports = useReports();
  const [failure, setFailure] = useState<unknown>(null);
  const load = () => {
    setFailure(null);
    refreshReports().catch(setFailure);
  };
  useEffect(() => {
    refreshReports().catch(setFailure);
  }, []);
  if (reports) {
    const shown = reports[part];
    return shown.length > 0 ? <ReportList reports={shown} showsPlace /> : <NoReports part={part} />;
  }
  if (failure !== null) {
    return (
      <ErrorState title={<Trans>The list did not come</Trans>} onRetry={load}>
        {problemOf(failure).message}
      </ErrorState>
    );
  }
  return (
    <SkeletonGroup label={t`Loading…`}>
      {["70%", "55%", "62%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </SkeletonGroup>
  );
}
