import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useLocation, useRoute } from "wouter";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { EmojiTab } from "./EmojiTab";
import styles from "./house.module.css";
import { InvitationsTab } from "./InvitationsTab";
import { PeopleTab } from "./PeopleTab";

type TabId = "people" | "invitations" | "bots" | "emoji";

const PATHS: Readonly<Record<TabId, string>> = {
  people: "/house",
  invitations: "/house/invitations",
  bots: "/house/bots",
  emoji: "/house/emoji",
};

/** Where administrators run the house: who is in it, who is asked in, the bots and the emoji. */
export default function HouseScreen({ bots }: { bots: ReactNode }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isInvitations] = useRoute(PATHS.invitations);
  const [isBots] = useRoute(PATHS.bots);
  const [isEmoji] = useRoute(PATHS.emoji);
  const current = isInvitations ? "invitations" : isBots ? "bots" : isEmoji ? "emoji" : "people";
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>House</Trans>} />
      <PaneBody>
        <div className={styles.page}>
          <Tabs<TabId>
            label={t`House`}
            value={current}
            onChange={(id) => navigate(PATHS[id])}
            tabs={[
              { id: "people", label: <Trans>People</Trans>, content: <PeopleTab /> },
              { id: "invitations", label: <Trans>Invitations</Trans>, content: <InvitationsTab /> },
              { id: "bots", label: <Trans>Bots</Trans>, content: <div className={styles.tab}>{bots}</div> },
              { id: "emoji", label: <Trans>Emoji</Trans>, content: <EmojiTab /> },
            ]}
          />
        </div>
      </PaneBody>
    </Panes>
  );
}
