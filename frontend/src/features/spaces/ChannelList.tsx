import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Archive, ArrowDownUp, Hash, Lock, Megaphone, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link, useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity, ListedRoom } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { joinChannel } from "./acts";
import { useChannels } from "./api";
import styles from "./ChannelList.module.css";
import { ChannelListSkeleton } from "./ChannelListSkeleton";
import { JoinButton } from "./JoinButton";
import { canOwn } from "./standing";
import { useCutOff } from "./useCutOff";

const ArrangeDialog = lazy(() => import("./ArrangeDialog"));
const NewChannelDialog = lazy(() => import("./NewChannelDialog"));

/** The channels of a community that one can see: read, joined, made. */
export function ChannelList({ community }: { community: ListedCommunity }) {
  const { channels, error, refetch } = useChannels(community.id);
  const isCutOff = useCutOff();
  const [isMaking, setMaking] = useState(false);
  const [isArranging, setArranging] = useState(false);
  const mayArrange = useLive((state) => canOwn(state.me, community.standing)) && !community.is_archived;
  const isIn = community.standing !== null;
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>
          <Trans>Channels</Trans>
        </h2>
        {mayArrange && (channels?.length ?? 0) > 1 && (
          <Button size="s" look="plain" icon={<ArrowDownUp aria-hidden />} isDisabled={isCutOff} onPress={() => setArranging(true)}>
            <Trans>Arrange</Trans>
          </Button>
        )}
        {isIn && !community.is_archived && (
          <Button size="s" icon={<Plus aria-hidden />} isDisabled={isCutOff} onPress={() => setMaking(true)}>
            <Trans>New channel</Trans>
          </Button>
        )}
      </div>
      {!isIn && !community.is_archived && (
        <p className={styles.lead}>
          <Trans>Look around as you like. To write, join the community.</Trans>
        </p>
      )}
      {channels ? (
        <Channels channels={channels} isIn={isIn && !community.is_archived} />
      ) : error ? (
        <ErrorState title={<Trans>The channels did not arrive</Trans>} onRetry={() => void refetch()}>
          <Trans>What was said in them is safe. Ask again in a moment.</Trans>
        </ErrorState>
      ) : (
        <ChannelListSkeleton hasHead />
      )}
      <Suspense fallback={null}>
        {isArranging && channels && <ArrangeDialog community={community.id} channels={channels} onClose={() => setArranging(false)} />}
        {isMaking && <NewChannelDialog community={community.id} isOpen onClose={() => setMaking(false)} />}
      </Suspense>
    </section>
  );
}

function Channels({ channels, isIn }: { channels: readonly ListedRoom[]; isIn: boolean }) {
  if (channels.length === 0) {
    return (
      <EmptyState>
        <Trans>No channel here is open to you. Members can bring you into theirs.</Trans>
      </EmptyState>
    );
  }
  const open = channels.filter(({ room }) => !room.is_archived);
  const archived = channels.filter(({ room }) => room.is_archived);
  return (
    <>
      <ul role="list">
        {open.map((entry) => (
          <Channel key={entry.room.id} entry={entry} isIn={isIn} />
        ))}
      </ul>
      {archived.length > 0 && (
        <details className={styles.archive}>
          <summary>
            <Archive aria-hidden />
            <Plural value={archived.length} one="# archived channel" other="# archived channels" />
          </summary>
          <ul role="list">
            {archived.map((entry) => (
              <Channel key={entry.room.id} entry={entry} isIn={false} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Channel({ entry, isIn }: { entry: ListedRoom; isIn: boolean }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { room, member_count: count, joined } = entry;
  const path = `/rooms/${room.id}`;
  const isPrivate = room.visibility === "private";
  return (
    <li className={styles.channel}>
      <span className={styles.sign}>{isPrivate ? <Lock aria-hidden /> : <Hash aria-hidden />}</span>
      <div className={styles.words}>
        <span className={styles.line}>
          <Link href={path} className={styles.name}>
            {room.name}
            {isPrivate && <VisuallyHidden>{t` (private)`}</VisuallyHidden>}
          </Link>
          {room.posting === "moderators" && (
            <span className={styles.mark}>
              <Megaphone aria-hidden />
              <Trans>Announcements</Trans>
            </span>
          )}
        </span>
        {room.purpose !== "" && <p className={styles.purpose}>{room.purpose}</p>}
      </div>
      <span className={styles.count}>
        <Plural value={count} one="# member" other="# members" />
      </span>
      {isIn && (
        <span className={styles.act}>
          <JoinButton name={room.name} isIn={joined} onJoin={() => joinChannel(entry)} onOpen={() => navigate(path)} />
        </span>
      )}
    </li>
  );
}
