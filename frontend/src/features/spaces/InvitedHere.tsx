import { Trans } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { CommunityInvitation } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import styles from "./Community.module.css";
import { CommunityAbout } from "./CommunityAbout";
import { CommunityMeta } from "./CommunityMeta";
import { CutOffNote } from "./CutOffNote";
import { InvitationActs } from "./InvitationActs";

/** A private community that one cannot see yet, but was asked into. */
export function InvitedHere({ invitation }: { invitation: CommunityInvitation }) {
  const [, navigate] = useLocation();
  const { community } = invitation;
  return (
    <>
      <PaneHeader
        level={1}
        title={community.name}
        subtitle={<CommunityMeta community={{ ...community, standing: null }} />}
        before={<Avatar name={community.name} shape="square" />}
        onBack={() => navigate("/rooms")}
      />
      <PaneBody pad>
        <div className={styles.page}>
          <CutOffNote />
          <CommunityAbout community={community} />
          <InvitedAnswer invitation={invitation} />
        </div>
      </PaneBody>
    </>
  );
}

/** Who asks one in, and yes or no to that. */
export function InvitedAnswer({ invitation }: { invitation: CommunityInvitation }) {
  const [, navigate] = useLocation();
  const who = useLive((state) => nameOf(state, invitation.invited_by));
  return (
    <div className={styles.answer}>
      <p>
        <Trans>{who} would like you in. Channels and members show once you have joined.</Trans>
      </p>
      <InvitationActs
        isMain
        invitation={invitation}
        onAnswered={(answer) => {
          if (answer === "declined") navigate("/rooms/directory");
        }}
      />
    </div>
  );
}
