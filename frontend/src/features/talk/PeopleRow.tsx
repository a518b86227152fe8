import { useLingui } from "@lingui/react";
import { useLive } from "@/lib/live/current";
import type { StageRole } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import styles from "./TalkPage.module.css";
import { ROLE_WORDS } from "./words";

interface PeopleRowProps {
  people: readonly { person: string; role: StageRole }[];
  label: string;
}

/** Faces with names and roles, side by side. */
export function PeopleRow({ people, label }: PeopleRowProps) {
  const { i18n } = useLingui();
  const known = useLive((state) => state.people);
  return (
    <ul role="list" className={styles.people} aria-label={label}>
      {people.map(({ person, role }) => (
        <li key={person} className={styles.person}>
          <Avatar name={known[person]?.name ?? "…"} src={known[person]?.avatar_url ?? null} size="l" />
          <span>
            {known[person]?.name ?? "…"}
            <br />
            <span className={styles.role}>{i18n._(ROLE_WORDS[role])}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
