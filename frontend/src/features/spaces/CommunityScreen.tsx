import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { DoorClosed } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity } from "@/lib/wire";
import { Badge } from "@/ui/Badge";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { useCommunity, useWaiting } from "./api";
import { ArchivedNote } from "./ArchivedNote";
import { AskHere } from "./AskHere";
import { ChannelList } from "./ChannelList";
import styles from "./Community.module.css";
import { CommunityAbout } from "./CommunityAbout";
import { CommunityHeader } from "./CommunityHeader";
import { CommunitySkeleton } from "./CommunitySkeleton";
import { CutOffNote } from "./CutOffNote";
import { canModerate } from "./standing";
import { InvitedAnswer, InvitedHere } from "./InvitedHere";
import { OffersHere } from "./OfferNote";
import RequestsPane from "./RequestsPane";

interface CommunityScreenProps {
  communityId: string;
  talks?: ReactNode;
  /** What those who look after it see of its order. */
  order?: ReactNode;
  /** What connects it to other programs, for the same. */
  integrations?: ReactNode;
  /** Which side of it is shown, as the address has it. */
  side?: string | undefined;
}

/** A community from the inside, a public one from outside, or the door of a private one. The content pane of /rooms/c/:communityId. */
export default function CommunityScreen({ communityId: id, talks, order, integrations, side }: CommunityScreenProps) {
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
          <OffersHere community={id} />
          {isOutside(community) ? (
            <>
              <CommunityAbout community={community} areRulesBelow={!invitation} />
              {invitation ? <InvitedAnswer invitation={invitation} /> : <AskHere key={id} community={community} />}
            </>
          ) : (
            <Sides community={community} order={order} integrations={integrations} side={side}>
              <CommunityAbout community={community} />
              {talks}
              <ChannelList key={id} community={community} />
            </Sides>
          )}
        </div>
      </PaneBody>
    </>
  );
}

interface SidesProps {
  community: ListedCommunity;
  order: ReactNode;
  integrations: ReactNode;
  side: string | undefined;
  children: ReactNode;
}

/** Those who look after a community have more sides of it: who waits, its order, its integrations. Everyone else sees no tabs. */
function Sides({ community, order, integrations, side, children }: SidesProps) {
  const { id, standing } = community;
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const waiting = useWaiting()[id] ?? 0;
  const moderates = useLive((state) => canModerate(state.me, standing));
  if (!moderates || order === undefined) return children;
  const page = <div className={styles.side}>{children}</div>;
  const asksIn = community.visibility === "private" && (community.is_listed || waiting > 0);
  const badge = <Badge count={waiting} label={plural(waiting, { one: "# waits", other: "# wait" })} />;
  return (
    <Tabs<SideId>
      label={t`Sides of the community`}
      value={isSide(side) && (side !== "requests" || asksIn) ? side : "channels"}
      onChange={(chosen) => navigate(chosen === "channels" ? `/rooms/c/${id}` : `/rooms/c/${id}/${chosen}`)}
      tabs={[
        { id: "channels", label: <Trans>Channels</Trans>, content: page },
        ...(asksIn
          ? [{ id: "requests" as const, label: <Trans>Requests</Trans>, badge, content: <div className={styles.side}><RequestsPane community={id} /></div> }]
          : []),
        { id: "order", label: <Trans>Keeping order</Trans>, content: <div className={styles.side}>{order}</div> },
        { id: "integrations", label: <Trans>Integrations</Trans>, content: <div className={styles.side}>{integrations}</div> },
      ]}
    />
  );
}

const SIDES = ["channels", "requests", "order", "integrations"] as const;
type SideId = (typeof SIDES)[number];

const isSide = (side: string | undefined): side is SideId => SIDES.some((one) => one === side);

/** All that shows of a private community to who is not in it is its face. */
const isOutside = ({ visibility, standing }: ListedCommunity) => visibility === "private" && standing === null;

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
            <Trans>The community is gone, or private and hidden. If it is, ask one of its members for an invitation.</Trans>
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
