import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { refreshCornersQuietly, useCorners } from "@/lib/corners";
import { keepsOrder } from "@/lib/live/rights";
import { useLive } from "@/lib/live/current";
import { useOwnCommunities } from "@/lib/own-communities";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { PHONE, useMedia } from "@/ui/useMedia";
import styles from "./coffee.module.css";
import { NextCoffee } from "./dates/NextCoffee";
import { LobbyCard } from "./LobbyCard";
import { RoomCard } from "./RoomCard";
import { inOrder } from "./rooms";
import { RoundsArea } from "./rounds/RoundsArea";

const NewRoomDialog = lazy(() => import("./NewRoomDialog"));

interface CoffeeScreenProps {
  /** The date that one was led to. */
  date?: string | undefined;
  /** A community for which one wants to propose a coffee. */
  proposesIn?: string | undefined;
}

/** The corners: who is where for a coffee, and a seat with one tap; and when the next coffee is. */
export default function CoffeeScreen({ date, proposesIn }: CoffeeScreenProps) {
  const { t, i18n } = useLingui();
  const corners = useCorners();
  const [asks, setAsks] = useState<"instant" | "corner" | null>(null);
  const isPhone = useMedia(PHONE);
  const hasCommunity = useOwnCommunities().length > 0;
  const mayOpenCorners = useLive(keepsOrder);
  const rooms = inOrder(Object.values(corners?.rooms ?? {}), i18n.locale);
  const open = !hasCommunity && !mayOpenCorners ? undefined : mayOpenCorners ? (
    <Menu
      label={t`Open a room`}
      placement="bottom end"
      trigger={
        isPhone ? (
          <IconButton label={t`Open a room`} look="plain" icon={<Plus aria-hidden />} />
        ) : (
          <Button icon={<Plus aria-hidden />}>
            <Trans>Open a room</Trans>
          </Button>
        )
      }
      groups={[
        {
          id: "open",
          entries: [
            ...(hasCommunity ? [{ id: "instant", label: t`A room for the moment`, hint: t`Gone when the last one gets up`, onAction: () => setAsks("instant") }] : []),
            { id: "corner", label: t`A corner that stays`, hint: t`Always open, for whoever comes by`, onAction: () => setAsks("corner") },
          ],
        },
      ]}
    />
  ) : isPhone ? (
    <IconButton label={t`Open a room`} look="plain" icon={<Plus aria-hidden />} onPress={() => setAsks("instant")} />
  ) : (
    <Button icon={<Plus aria-hidden />} onPress={() => setAsks("instant")}>
      <Trans>Open a room</Trans>
    </Button>
  );
  return (
    <>
      <PaneHeader size="place" level={1} title={<Trans>Coffee</Trans>} {...(open && { acts: open })} />
      <PaneBody pad>
        {corners && <LobbyCard />}
        <RoundsArea />
        {hasCommunity && <NextCoffee shown={date} proposesIn={proposesIn} />}
        {!corners ? (
          <Loading />
        ) : rooms.length === 0 ? (
          <EmptyState
            icon={<Coffee aria-hidden />}
            title={<Trans>No coffee corner yet</Trans>}
            act={
              <Button onPress={hasCommunity ? () => setAsks("instant") : refreshCornersQuietly}>
                {hasCommunity ? <Trans>Open a room for the moment</Trans> : <Trans>Look again</Trans>}
              </Button>
            }
          >
            <Trans>A corner is a table that is always open: whoever has a few minutes sits down and talks. Nothing is recorded.</Trans>
          </EmptyState>
        ) : (
          <div className={styles.rooms}>
            {rooms.map((room) => (
              <RoomCard key={room.id} room={room} />
            ))}
          </div>
        )}
      </PaneBody>
      <Suspense fallback={null}>{asks && <NewRoomDialog kind={asks} onClose={() => setAsks(null)} />}</Suspense>
    </>
  );
}

function Loading() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading the corners…`}>
      <div className={styles.rooms}>
        {["a", "b", "c"].map((key) => (
          <Skeleton key={key} shape="block" height="12rem" />
        ))}
      </div>
    </SkeletonGroup>
  );
}
