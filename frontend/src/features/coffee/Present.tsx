import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { CoffeeRoom } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import styles from "./Present.module.css";

/** Who is there, and since when: seen before one enters. */
export function PresentList({ people, label }: { people: CoffeeRoom["people"]; label: string }) {
  return (
    <ul role="list" className={styles.people} aria-label={label}>
      {people.map(({ person, since }) => (
        <Present key={person} person={person} since={since} />
      ))}
    </ul>
  );
}

function Present({ person, since }: { person: string; since: string }) {
  const { i18n } = useLingui();
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  const time = new Intl.DateTimeFormat(i18n.locale, { timeStyle: "short" }).format(new Date(since));
  return (
    <li className={styles.person}>
      <Avatar name={name} src={src} size="m" ring="coffee" />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <time dateTime={since} className={styles.since}>
          <Trans>since {time}</Trans>
        </time>
      </span>
    </li>
  );
}
