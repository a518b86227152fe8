import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { useIsBlocked } from "@/lib/blocking";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import { RelativeTime } from "@/ui/RelativeTime";
import type { Find, FoundPlace, Order } from "./api";
import { PlaceIcon } from "./PlaceIcon";
import styles from "./Results.module.css";
import { placeName } from "./words";

interface Group {
  key: string;
  place: string;
  day: string;
  finds: Find[];
}

/** Where a message is seen among others: in its room, or in the thread that it was said in. */
export const addressOf = ({ place, within, anchor }: Find): string =>
  within === null ? `/rooms/${place}/${anchor}` : `/rooms/${place}/t/${within}/${anchor}`;

const dayOf = (iso: string): string => new Date(iso).toDateString();

/** Neighbours in one list that belong together: of a room; newest first also of a day, which is then the heading. */
export function grouped(finds: readonly Find[], order: Order): Group[] {
  const groups: Group[] = [];
  for (const find of finds) {
    const day = order === "newest" ? dayOf(find.at) : "";
    const last = groups.at(-1);
    if (last?.place === find.place && last.day === day) last.finds.push(find);
    else groups.push({ key: find.id, place: find.place, day, finds: [find] });
  }
  return groups;
}

interface ResultsProps {
  finds: readonly Find[];
  places: Readonly<Record<string, FoundPlace>>;
  order: Order;
  /** The way back, kept in the history entry that a find leads to. */
  back: string;
  onOpen: () => void;
}

export function Results({ finds, places, order, back, onOpen }: ResultsProps) {
  const { i18n } = useLingui();
  const groups = grouped(finds, order);
  const day = (iso: string) => new Intl.DateTimeFormat(i18n.locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(iso));
  return (
    <div className={styles.results}>
      {groups.map((group, i) => {
        const first = group.finds[0];
        const place = places[group.place];
        return (
          <section key={group.key} className={styles.group}>
            {first && group.day !== "" && group.day !== groups[i - 1]?.day && <h2 className={styles.day}>{day(first.at)}</h2>}
            <h3 className={styles.place}>
              <PlaceIcon place={place} />
              <span>{placeName(group.place)}</span>
              <span className={styles.community}>{place?.community_name}</span>
            </h3>
            <ul role="list" className={styles.finds}>
              {group.finds.map((find) => (
                <li key={find.id}>
                  <Hit find={find} back={back} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Hit({ find, back, onOpen }: { find: Find; back: string; onOpen: () => void }) {
  const { t } = useLingui();
  const author = useLive((state) => state.people[find.author]);
  const name = author?.name ?? t`Somebody`;
  const isFolded = useIsBlocked(find.author);
  return (
    <Link href={addressOf(find)} state={{ search: back }} className={styles.hit} onClick={onOpen}>
      <Avatar name={name} src={author?.avatar_url ?? null} size="s" />
      <span className={styles.said}>
        <span className={styles.head}>
          <span className={styles.name}>{name}</span>
          <span className={styles.time}>
            <RelativeTime at={find.at} />
          </span>
        </span>
        <span className={styles.snippet}>
          {isFolded ? (
            <Trans>Message of a blocked person.</Trans>
          ) : (
            find.snippet.map((piece, i) => (piece.is_hit ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>))
          )}
        </span>
      </span>
    </Link>
  );
}
