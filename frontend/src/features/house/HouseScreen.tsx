import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useRoute } from "wouter";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { EmojiTab } from "./EmojiTab";
import styles from "./house.module.css";
import { InvitationsTab } from "./InvitationsTab";
import { PeopleTab } from "./PeopleTab";

type TabId = "people" | "invitations" | "emoji";
const PATHS: Record<TabId, string> = { people: "/house", invitations: "/house/invitations", emoji: "/house/emoji" };

/** Where administrators run the house: who is in it, and who is asked in. */
export default function HouseScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isInvitations] = useRoute(PATHS.invitations);
  const [isEmoji] = useRoute(PATHS.emoji);
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>House</Trans>} />
      <PaneBody>
        <div className={styles.page}>
          <Tabs<TabId>
            label={t`House`}
            value={isInvitations ? "invitations" : isEmoji ? "emoji" : "people"}
            onChange={(id) => navigate(PATHS[id])}
            tabs={[
              { id: "people", label: <Trans>People</Trans>, content: <PeopleTab /> },
              { id: "invitations", label: <Trans>Invitations</Trans>, content: <InvitationsTab /> },
              { id: "emoji", label: <Trans>Emoji</Trans>, content: <EmojiTab /> },
            ]}
          />
        </div>
      </PaneBody>
    </Panes>
  );
}
