import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { CSSProperties } from "react";
import { useNow } from "@/lib/useNow";
import type { CoffeeTimer } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import { PHONE, useMedia } from "@/ui/useMedia";
import { putCardAway } from "./acts";
import { cardWords } from "./deck";
import { SeatFace } from "./SeatFace";
import styles from "./Table.module.css";
import { useTable } from "./useTable";

/** Where a seat stands around the table, in percent of its square: the first one at the lower edge, then clockwise. */
function placeOf(seat: number, places: number): CSSProperties {
  const angle = Math.PI / 2 + (2 * Math.PI * seat) / places;
  return { left: `${50 + 40 * Math.cos(angle)}%`, top: `${50 + 40 * Math.sin(angle)}%` };
}

/** The round table: faces around it, chairs that are free, and what lies on it. Oneself sits nearest. */
export function TableView({ me }: { me: string }) {
  const { t } = useLingui();
  const { room, table } = useTable();
  // On a phone the table is too small for words: the card lies above it.
  const isPhone = useMedia(PHONE);
  const places = Math.max(room.places, table.seats.length);
  const own = table.seats.findIndex(({ person }) => person === me);
  const seats = [...table.seats.slice(Math.max(own, 0)), ...table.seats.slice(0, Math.max(own, 0))];
  const free = places - seats.length;
  // Faces are spread over all chairs, so that two people sit opposite of each other.
  const chairs = Array.from({ length: places }, (_, i) => i);
  const taken = new Set(seats.map((_, i) => Math.round((i * places) / seats.length) % places));
  const placed = [...taken];
  return (
    <>
      {isPhone && <Card />}
      <div className={styles.room}>
        <div className={styles.top}>
          {table.timer && <Countdown timer={table.timer} />}
          {table.card && !isPhone ? (
            <Card />
          ) : (
            <p className={styles.free}>
              {free > 0 ? <Plural value={free} one="# chair is free" other="# chairs are free" /> : <Trans>All chairs are taken</Trans>}
            </p>
          )}
        </div>
        <ul role="list" aria-label={t`At the table`}>
          {seats.map((seat, i) => (
            <li key={seat.person} className={styles.seat} style={placeOf(placed[i] ?? i, places)}>
              <SeatFace seat={seat} />
            </li>
          ))}
        </ul>
        {chairs
          .filter((chair) => !taken.has(chair))
          .map((chair) => (
            <span key={chair} className={styles.chair} style={placeOf(chair, places)} aria-hidden />
          ))}
      </div>
    </>
  );
}

function Card() {
  const { t, i18n } = useLingui();
  const { room, table } = useTable();
  if (!table.card) return null;
  return (
    <div className={styles.card} role="note" aria-label={t`The card on the table`}>
      <p key={`${table.card.number}`}>{cardWords(table.card, i18n)}</p>
      <IconButton size="s" label={t`Put the card away`} icon={<X aria-hidden />} onPress={() => putCardAway(room.id)} />
    </div>
  );
}

function Countdown({ timer }: { timer: CoffeeTimer }) {
  const { t } = useLingui();
  const left_ms = Date.parse(timer.ends_at) - useNow();
  const isOver = left_ms <= 0;
  return (
    <p className={styles.timer} role="timer" aria-label={t`Timer`} data-over={isOver ? "" : undefined}>
      {isOver ? <Trans>Time is up</Trans> : clockWords(left_ms)}
    </p>
  );
}
