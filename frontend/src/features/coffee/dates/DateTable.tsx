import { Trans } from "@lingui/react/macro";
import { Armchair } from "lucide-react";
import { useLocation } from "wouter";
import { refreshCornersQuietly, useCorner, useCorners } from "@/lib/corners";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeDate, CoffeeRoom } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { openRoom } from "../api";
import { PresentList } from "../Present";
import { isFull, mustKnock } from "../rooms";
import { mayComeIn, sitDown } from "../session";
import { TakeSeat } from "../TakeSeat";
import { useTableId } from "@/lib/coffee-cells";
import styles from "./dates.module.css";

const NAME_LIMIT = 60;

/** The table of a date that has begun. Where all chairs are taken, another one of the same community, or a new one. */
export function DateTable({ date }: { date: CoffeeDate }) {
  const room = useCorner(date.room ?? "");
  const rooms = useCorners()?.rooms ?? {};
  const sitsAt = useTableId();
  if (!room) return null;
  const beside = Object.values(rooms).find((one) => isBeside(one, date, room) && !isFull(one) && !mustKnock(one));
  const isShut = isFull(room) && sitsAt !== room.id;
  return (
    <>
      {room.people.length > 0 && <PeopleThere room={room} />}
      <div className={styles.acts}>{!isShut ? <TakeSeat room={room} /> : beside ? <TakeSeat room={beside} /> : <AnotherTable date={date} />}</div>
      {isShut && (
        <p className={styles.note}>
          <Trans>All chairs of the first table are taken; there is room at another one.</Trans>
        </p>
      )}
    </>
  );
}

const isBeside = (one: CoffeeRoom, date: CoffeeDate, room: CoffeeRoom): boolean =>
  one.id !== room.id && one.kind === "instant" && one.community === date.community && one.name.startsWith(date.title.slice(0, NAME_LIMIT - 2));

function PeopleThere({ room }: { room: CoffeeRoom }) {
  return <PresentList people={room.people} label={room.name} />;
}

/** Opens one more table, and sits down at it. */
function AnotherTable({ date }: { date: CoffeeDate }) {
  const [, navigate] = useLocation();
  const opening = useSubmit(async () => {
    if (!(await mayComeIn())) return;
    const name = `${date.title.slice(0, NAME_LIMIT - 2)} 2`;
    const { room } = await openRoom({ kind: "instant", community: date.community, name, places: 8, is_closed: false });
    refreshCornersQuietly();
    await sitDown(room.id);
    navigate(`/coffee/${room.id}`);
  });
  return (
    <>
      <Button look="primary" icon={<Armchair aria-hidden />} isPending={opening.isPending} onPress={() => void opening.submit()}>
        <Trans>Lay a second table</Trans>
      </Button>
      {opening.problem && (
        <p className={styles.trouble} role="alert">
          {opening.problem.message}
        </p>
      )}
    </>
  );
}
