import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee, DoorClosed } from "lucide-react";
import { Link } from "wouter";
import type { CoffeeRoom } from "@/lib/wire";
import { hueProps } from "@/ui/hue";
import { PresentList } from "./Present";
import styles from "./RoomCard.module.css";
import { mustKnock } from "./rooms";
import { TakeSeat } from "./TakeSeat";
import { usePlaceName, useRoomName } from "./useTable";

/** A room on the list: who is there, and the way in. */
export function RoomCard({ room }: { room: CoffeeRoom }) {
  const { t } = useLingui();
  const place = usePlaceName(room);
  const name = useRoomName(room);
  const { style, ...hue } = hueProps(place);
  const { length: count } = room.people;
  return (
    <article {...hue} style={style} className={styles.card} data-empty={count === 0 ? "" : undefined} aria-label={name}>
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link href={`/coffee/${room.id}`}>{name}</Link>
        </h2>
        <p className={styles.meta}>
          <span>{place}</span>
          <span>{count > 0 ? <Trans>{count} of {room.places} chairs</Trans> : <Trans>{room.places} chairs</Trans>}</span>
          {room.kind === "instant" && (
            <span>
              <Trans>for the moment</Trans>
            </span>
          )}
          {mustKnock(room) && (
            <span className={styles.door}>
              <DoorClosed aria-hidden />
              <Trans>door closed</Trans>
            </span>
          )}
        </p>
      </div>
      {count > 0 ? (
        <PresentList people={room.people} label={t`At the table`} />
      ) : (
        <p className={styles.nobody}>
          <Coffee aria-hidden />
          <Trans>Nobody there yet. Whoever sits down first is seen here.</Trans>
        </p>
      )}
      <div className={styles.act}>
        <TakeSeat room={room} look={count > 0 ? "primary" : "quiet"} />
      </div>
    </article>
  );
}
