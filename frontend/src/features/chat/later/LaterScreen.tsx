import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { refreshLaterQuietly, useLater } from "@/lib/later";
import { refreshScheduled, useScheduled } from "@/lib/scheduled";
import { Badge } from "@/ui/Badge";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { MessageSkeletons } from "../MessageSkeletons";
import { DraftsTab, useDraftCount } from "./DraftsTab";
import styles from "./later.module.css";
import { RemindersTab } from "./RemindersTab";
import { SavedTab } from "./SavedTab";
import { ScheduledTab } from "./ScheduledTab";

type TabId = "saved" | "reminders" | "drafts" | "scheduled";

const PATHS: Record<TabId, string> = {
  saved: "/later/saved",
  reminders: "/later/reminders",
  drafts: "/later/drafts",
  scheduled: "/later/scheduled",
};

function tabOf(path: string): TabId | null {
  const [, , name] = path.split("/");
  return name !== undefined && name in PATHS ? (name as TabId) : null;
}

/** What one comes back to, and what one has not said yet. Nobody else sees any of it. */
export default function LaterScreen() {
  const { t } = useLingui();
  const [path, navigate] = useLocation();
  const later = useLater();
  const scheduled = useScheduled();
  const draftCount = useDraftCount();
  useEffect(() => {
    refreshLaterQuietly();
    refreshScheduled();
  }, []);
  const due = later?.reminders.filter(({ is_due }) => is_due).length ?? 0;
  const stuck = scheduled?.filter(({ problem }) => problem !== null).length ?? 0;
  // Where nothing is asked for, what waits; it stays there while it is ticked off.
  const [first] = useState<TabId>(() => (due > 0 ? "reminders" : stuck > 0 ? "scheduled" : "saved"));
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>Later</Trans>} subtitle={t`Only you see what is here`} />
      <PaneBody>
        <div className={styles.page}>
          <Tabs<TabId>
            label={t`Later`}
            value={tabOf(path) ?? first}
            onChange={(tab) => navigate(PATHS[tab], { replace: true })}
            tabs={[
              { id: "saved", label: <Trans>Saved</Trans>, content: later === null ? <MessageSkeletons /> : <SavedTab saved={later.saved} /> },
              {
                id: "reminders",
                label: <Trans>Reminders</Trans>,
                badge: <Badge count={due} label={t`${due} due`} />,
                content: later === null ? <MessageSkeletons /> : <RemindersTab reminders={later.reminders} />,
              },
              {
                id: "drafts",
                label: <Trans>Drafts</Trans>,
                badge: draftCount > 0 && <span className={styles.count}>{draftCount}</span>,
                content: <DraftsTab />,
              },
              {
                id: "scheduled",
                label: <Trans>Scheduled</Trans>,
                badge: <Badge count={stuck} label={t`${stuck} not sent`} />,
                content: scheduled === null ? <MessageSkeletons /> : <ScheduledTab scheduled={scheduled} />,
              },
            ]}
          />
        </div>
      </PaneBody>
    </Panes>
  );
}
