import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { isIn, type Place } from "@/app/places";
import { type PlaceBadge, usePlaceBadges } from "@/lib/badges";
import { Badge, Dot } from "@/ui/Badge";
import { Mark } from "@/ui/Mark";
import styles from "./PlaceBar.module.css";

interface PlaceBarProps {
  places: readonly Place[];
  label: string;
  /** At the rail's foot; a phone has none. */
  children?: ReactNode;
}

/** The rail of a desktop and the bar of a phone are one list: CSS turns it over. */
export function PlaceBar({ places, label, children }: PlaceBarProps) {
  const [path] = useLocation();
  const badges = usePlaceBadges();
  return (
    <nav aria-label={label} className={styles.bar}>
      <Link href="/" className={styles.mark} aria-label="Flurfunk">
        <Mark size={30} />
      </Link>
      <ul role="list" className={styles.places}>
        {places.map((place) => (
          <li key={place.id}>
            <PlaceLink place={place} badge={badges[place.id]} isCurrent={isIn(place, path)} />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>{children}</div>
    </nav>
  );
}

function PlaceLink({ place, badge, isCurrent }: { place: Place; badge: PlaceBadge | undefined; isCurrent: boolean }) {
  const { t, i18n } = useLingui();
  const { path, title, icon: Icon } = place;
  const count = badge?.count ?? 0;
  return (
    <Link href={path} className={styles.place} {...(isCurrent && { "aria-current": "page" as const })}>
      <span className={styles.icon}>
        <Icon aria-hidden />
        <span className={styles.badge}>
          {count > 0 ? (
            <Badge count={count} label={t`${count} for you`} />
          ) : badge?.isLive ? (
            <Dot tone="on-air" label={t`on air`} />
          ) : badge?.hasNew ? (
            <Dot label={t`new`} />
          ) : null}
        </span>
      </span>
      {i18n._(title)}
    </Link>
  );
}
