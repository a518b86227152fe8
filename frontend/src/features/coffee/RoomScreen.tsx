import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { sittingCell } from "@/lib/coffee-cells";
import { useCorner, useCorners } from "@/lib/corners";
import { useLive } from "@/lib/live/current";
import type { CoffeeRoom } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { hueProps } from "@/ui/hue";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useCoffeeView } from "./api";
import styles from "./coffee.module.css";
import { NextLine } from "./dates/NextLine";
import { PresentList } from "./Present";
import { RoomMenu } from "./RoomMenu";
import { TableLive } from "./TableLive";
import { TakeSeat } from "./TakeSeat";
import { usePlaceName, useRoomName } from "./useTable";

/** A coffee room: at its table, or in front of it. `chat`: put in by the app, another feature's. */
export default function RoomScreen({ roomId, chat }: { roomId: string; chat: (room: string) => ReactNode }) {
  const isOpen = useLive((state) => state.openTable?.room.id === roomId);
  const sitting = useCell(sittingCell);
  if (isOpen && sitting?.room === roomId && sitting.phase === "in") return <TableLive chat={chat} />;
  return <FromOutside roomId={roomId} />;
}

function FromOutside({ roomId }: { roomId: string }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const corners = useCorners();
  const room = useCorner(roomId);
  if (room) return <Door room={room} />;
  return (
    <>
      <PaneHeader level={1} title={<Trans>Coffee</Trans>} onBack={() => navigate("/coffee")} />
      <PaneBody pad>
        {corners ? (
          <EmptyState
            icon={<Coffee aria-hidden />}
            title={<Trans>This table has been cleared</Trans>}
            act={
              <ButtonLink href="/coffee" look="primary">
                <Trans>To the corners</Trans>
              </ButtonLink>
            }
          >
            <Trans>The room is closed, or it belongs to a community that you are not in.</Trans>
          </EmptyState>
        ) : (
          <SkeletonGroup label={t`Loading the corners…`}>
            <Skeleton shape="block" height="12rem" />
          </SkeletonGroup>
        )}
      </PaneBody>
    </>
  );
}

/** In front of a room: who is there since when, and the way in. */
function Door({ room }: { room: CoffeeRoom }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const place = usePlaceName(room);
  const name = useRoomName(room);
  const { data: view } = useCoffeeView(room.id);
  const sitting = useCell(sittingCell);
  const { style, ...hue } = hueProps(place);
  const why = sitting?.phase === "out" && sitting.room === room.id ? sitting.why : null;
  return (
    <>
      <PaneHeader level={2} title={<Trans>Coffee</Trans>} onBack={() => navigate("/coffee")} {...(view?.may_keep && { acts: <RoomMenu room={room} /> })} />
      <PaneBody>
        <div {...hue} style={style} className={styles.door}>
          <article className={styles.page}>
            <Coffee aria-hidden />
            <h1 className={styles.title} tabIndex={-1} data-route-focus="">
              {name}
            </h1>
            <p className={styles.meta}>{place}</p>
            {room.people.length > 0 ? (
              <PresentList people={room.people} label={t`At the table`} />
            ) : (
              <p className={styles.note}>
                <Trans>Nobody there yet. Whoever sits down first is seen by everyone who may come in.</Trans>
              </p>
            )}
            {why !== null && (
              <p className={styles.note} role="status">
                {why === "removed" ? (
                  <Trans>Those who keep order have taken you out of this room. It stays closed to you while the others sit there.</Trans>
                ) : (
                  <Trans>You are no longer at this table.</Trans>
                )}
              </p>
            )}
            <div className={styles.acts}>
              <TakeSeat room={room} />
            </div>
            {room.kind === "corner" && room.community !== null && <NextLine community={room.community} />}
            <p className={styles.note}>
              <Trans>You sit down muted. Nothing is recorded, and the chat is gone when the last one gets up.</Trans>
            </p>
          </article>
        </div>
      </PaneBody>
    </>
  );
}
