import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useRoute } from "wouter";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import styles from "./house.module.css";
import { InvitationsTab } from "./InvitationsTab";
import { PeopleTab } from "./PeopleTab";

type TabId = "people" | "invitations";

/** Where administrators run the house: who is in it, and who is asked in. */
export default function HouseScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isInvitations] = useRoute("/house/invitations");
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>House</Trans>} />
      <PaneBody>
        <div className={styles.page}>
          <Tabs<TabId>
            label={t`House`}
            value={isInvitations ? "invitations" : "people"}
            onChange={(id) => navigate(id === "people" ? "/house" : "/house/invitations")}
            tabs={[
              { id: "people", label: <Trans>People</Trans>, content: <PeopleTab /> },
              { id: "invitations", label: <Trans>Invitations</Trans>, content: <InvitationsTab /> },
            ]}
          />
        </div>
      </PaneBody>
    </Panes>
  );
}
