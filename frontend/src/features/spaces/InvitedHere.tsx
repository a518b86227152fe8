import { Trans } from "@lingui/react/macro";
import { useLocation } from "wouter";
import type { CommunityInvitation } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import styles from "./Community.module.css";
import InvitationList from "./InvitationList";

/** A private community that one cannot see yet, but was asked into. */
export function InvitedHere({ invitation: { community } }: { invitation: CommunityInvitation }) {
  const [, navigate] = useLocation();
  return (
    <>
      <PaneHeader
        level={1}
        title={community.name}
        subtitle={<Trans>Private</Trans>}
        before={<Avatar name={community.name} shape="square" />}
        onBack={() => navigate("/rooms/directory")}
      />
      <PaneBody pad>
        <div className={styles.page}>
          <InvitationList size="page" />
        </div>
      </PaneBody>
    </>
  );
}
