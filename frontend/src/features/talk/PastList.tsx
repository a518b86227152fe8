import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Link } from "wouter";
import type { Talk } from "@/lib/wire";
import { useNames } from "@/lib/names";
import { Faces } from "./People";
import styles from "./programme.module.css";
import { dayWords } from "./words";

/** What was, quietly: who made it, and how long it went. */
export function PastList({ talks }: { talks: readonly Talk[] }) {
  return (
    <ul role="list" className={styles.past}>
      {talks.map((talk) => (
        <PastTalk key={talk.id} talk={talk} />
      ))}
    </ul>
  );
}

function PastTalk({ talk }: { talk: Talk }) {
  const { t, i18n } = useLingui();
  const [now] = useState(() => new Date());
  const people = talk.credits.map(({ person }) => person);
  const names = useNames(people.slice(0, 3));
  const { started_at, ended_at } = talk;
  const length_min = started_at === null || ended_at === null ? 0 : Math.max(1, Math.round((Date.parse(ended_at) - Date.parse(started_at)) / 60_000));
  return (
    <li className={styles.pastTalk}>
      <div>
        <Link href={`/talks/${talk.id}`}>{talk.title}</Link>
        <p>
          {dayWords(new Date(started_at ?? talk.starts_at), now, i18n.locale)}
          {length_min > 0 && (
            <>
              {" · "}
              <Plural value={length_min} one="# min" other="# min" />
            </>
          )}
        </p>
      </div>
      {people.length > 0 && <Faces ids={people} most={4} label={t`With ${names}`} />}
    </li>
  );
}
