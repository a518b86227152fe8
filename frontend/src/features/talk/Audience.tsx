import { Trans, useLingui } from "@lingui/react/macro";
import { Hand, Mail } from "lucide-react";
import { useMemo, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { StagePerson } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import styles from "./Audience.module.css";
import { PersonMenu } from "./PersonMenu";
import { listeners } from "./stage";
import { useOpenTalk } from "./useOpenTalk";

/** Faces that are drawn at once; a large audience is opened. */
const MOST = 48;

/** Those who listen. */
export function Audience() {
  const { i18n } = useLingui();
  const { people } = useOpenTalk();
  const known = useLive((state) => state.people);
  const [showsAll, setShowsAll] = useState(false);
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.locale);
    const name = ({ person }: StagePerson) => known[person]?.name ?? "";
    return listeners({ people }).toSorted((one, other) => compare(name(one), name(other)));
  }, [people, known, i18n.locale]);
  const shown = showsAll ? all : all.slice(0, MOST);
  return (
    <section className={styles.audience}>
      <h2>
        <Trans>Listening</Trans> <span>{i18n.number(all.length)}</span>
      </h2>
      {all.length === 0 ? (
        <p className={styles.nobody}>
          <Trans>Nobody yet. The corridor hears of it as you go: whoever is around drops in.</Trans>
        </p>
      ) : (
        <ul role="list" className={styles.faces}>
          {shown.map((seat) => (
            <Listener key={seat.person} seat={seat} />
          ))}
        </ul>
      )}
      {all.length > shown.length && (
        <Button size="s" onPress={() => setShowsAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      )}
    </section>
  );
}

function Listener({ seat }: { seat: StagePerson }) {
  const { t } = useLingui();
  const { person, hand, invited, here } = seat;
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return (
    <li className={styles.listener} data-gone={here ? undefined : ""}>
      <PersonMenu seat={seat}>
        <span className={styles.face}>
          <Avatar name={name} src={src} size="l" />
          {hand !== null && (
            <span className={styles.sign} role="img" aria-label={t`has raised a hand`}>
              <Hand aria-hidden />
            </span>
          )}
          {invited && (
            <span className={styles.sign} role="img" aria-label={t`is invited on stage`}>
              <Mail aria-hidden />
            </span>
          )}
        </span>
      </PersonMenu>
      <span className={styles.name}>{name}</span>
    </li>
  );
}
