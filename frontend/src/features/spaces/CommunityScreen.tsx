import { Trans } from "@lingui/react/macro";
import { DoorClosed } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { useCommunity } from "./api";
import { ArchivedNote } from "./ArchivedNote";
import { ChannelList } from "./ChannelList";
import styles from "./Community.module.css";
import { CommunityHeader } from "./CommunityHeader";
import { CommunitySkeleton } from "./CommunitySkeleton";
import { CutOffNote } from "./CutOffNote";
import { InvitedHere } from "./InvitedHere";

/** A community from the inside, or a public one from outside. The content pane of /rooms/c/:communityId. */
export default function CommunityScreen({ communityId: id, talks }: { communityId: string; talks?: ReactNode }) {
  const { community, error, refetch } = useCommunity(id);
  const invitation = useLive((state) => state.invitations.find((one) => one.community.id === id));
  if (error?.status === 404 && invitation) return <InvitedHere invitation={invitation} />;
  if (error) return <NotHere isGone={error.status === 404} onRetry={() => void refetch()} />;
  if (!community) return <CommunitySkeleton />;
  return (
    <>
      <CommunityHeader key={id} community={community} />
      <PaneBody pad>
        <div className={styles.page}>
          <CutOffNote />
          <ArchivedNote community={community} />
          {community.description !== "" && <p className={styles.description}>{community.description}</p>}
          {talks}
          <ChannelList key={id} community={community} />
        </div>
      </PaneBody>
    </>
  );
}

function NotHere({ isGone, onRetry }: { isGone: boolean; onRetry: () => void }) {
  const [, navigate] = useLocation();
  const title = isGone ? <Trans>This door is closed</Trans> : <Trans>The community did not arrive</Trans>;
  return (
    <>
      <PaneHeader level={1} title={<Trans>Community</Trans>} onBack={() => navigate("/rooms/directory")} />
      <PaneBody>
        {isGone ? (
          <EmptyState
            icon={<DoorClosed aria-hidden />}
            title={title}
            act={
              <ButtonLink href="/rooms/directory" look="primary">
                <Trans>See all communities</Trans>
              </ButtonLink>
            }
          >
            <Trans>The community is gone, or private. If it is private, ask one of its members for an invitation.</Trans>
          </EmptyState>
        ) : (
          <ErrorState title={title} onRetry={onRetry}>
            <Trans>The server did not answer. Nothing is lost; ask again in a moment.</Trans>
          </ErrorState>
        )}
      </PaneBody>
    </>
  );
}
