import { Trans, useLingui } from "@lingui/react/macro";
import { DoorClosed } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { useCommunity } from "./api";
import { ArchivedNote } from "./ArchivedNote";
import { ChannelList } from "./ChannelList";
import styles from "./Community.module.css";
import { CommunityHeader } from "./CommunityHeader";
import { CommunitySkeleton } from "./CommunitySkeleton";
import { CutOffNote } from "./CutOffNote";
import { canModerate } from "./standing";
import { InvitedHere } from "./InvitedHere";

interface CommunityScreenProps {
  communityId: string;
  talks?: ReactNode;
  /** What those who look after it see of its order. */
  order?: ReactNode;
  /** What connects it to other programs, for the same. */
  integrations?: ReactNode;
  /** Which of its sides is shown. */
  side?: CommunitySide;
}

export type CommunitySide = "channels" | "order" | "integrations";

/** A community from the inside, or a public one from outside. The content pane of /rooms/c/:communityId. */
export default function CommunityScreen({ communityId: id, talks, order, integrations, side = "channels" }: CommunityScreenProps) {
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
          <Sides community={community} order={order} integrations={integrations} side={side}>
            {community.description !== "" && <p className={styles.description}>{community.description}</p>}
            {talks}
            <ChannelList key={id} community={community} />
          </Sides>
        </div>
      </PaneBody>
    </>
  );
}

interface SidesProps {
  community: ListedCommunity;
  order: ReactNode;
  integrations: ReactNode;
  side: CommunitySide;
  children: ReactNode;
}

/** Those who look after a community have more sides of it: its order, its integrations. Everyone else sees no tabs. */
function Sides({ community: { id, standing }, order, integrations, side, children }: SidesProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const moderates = useLive((state) => canModerate(state.me, standing));
  if (!moderates || order === undefined) return children;
  const page = <div className={styles.side}>{children}</div>;
  return (
    <Tabs<CommunitySide>
      label={t`Sides of the community`}
      value={side}
      onChange={(next) => navigate(next === "channels" ? `/rooms/c/${id}` : `/rooms/c/${id}/${next}`)}
      tabs={[
        { id: "channels", label: <Trans>Channels</Trans>, content: page },
        { id: "order", label: <Trans>Keeping order</Trans>, content: <div className={styles.side}>{order}</div> },
        { id: "integrations", label: <Trans>Integrations</Trans>, content: <div className={styles.side}>{integrations}</div> },
      ]}
    />
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
