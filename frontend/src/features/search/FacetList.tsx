import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import type { Facets, FoundPlace } from "./api";
import styles from "./FacetList.module.css";
import { PlaceIcon } from "./PlaceIcon";
import type { Filter } from "./query";
import { dateWords, placeName } from "./words";

interface FacetListProps {
  facets: Facets;
  places: Readonly<Record<string, FoundPlace>>;
  onNarrow: (filter: Filter) => void;
}

/** What the finds are made of; pressed, one of them becomes a filter. A list with a single entry would narrow nothing. */
export function FacetList({ facets, places, onNarrow }: FacetListProps) {
  const { i18n } = useLingui();
  const people = useLive((state) => state.people);
  const me = useLive((state) => state.me.id);
  return (
    <div className={styles.facets}>
      {facets.places.length > 1 && (
        <Part title={<Trans>Rooms</Trans>}>
          {facets.places.map(({ id, count }) => (
            <Facet
              key={id}
              icon={<PlaceIcon place={places[id]} />}
              words={placeName(id)}
              count={count}
              onPress={() => onNarrow({ operator: "in", value: id, isNot: false })}
            />
          ))}
        </Part>
      )}
      {facets.people.length > 1 && (
        <Part title={<Trans>People</Trans>}>
          {facets.people.map(({ id, count }) => {
            const person = people[id];
            return (
              person && (
                <Facet
                  key={id}
                  icon={<Avatar name={person.name} src={person.avatar_url} size="xs" />}
                  words={person.name}
                  count={count}
                  onPress={() => onNarrow({ operator: "from", value: id === me ? "me" : `@${person.handle}`, isNot: false })}
                />
              )
            );
          })}
        </Part>
      )}
      {facets.months.length > 1 && (
        <Part title={<Trans>When</Trans>}>
          {facets.months.map(({ month, count }) => (
            <Facet
              key={month}
              words={dateWords(month.slice(0, 7), i18n)}
              count={count}
              onPress={() => onNarrow({ operator: "on", value: month.slice(0, 7), isNot: false })}
            />
          ))}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul role="list" className={styles.list}>
        {children}
      </ul>
    </section>
  );
}

function Facet({ icon, words, count, onPress }: { icon?: ReactNode; words: string; count: number; onPress: () => void }) {
  const { i18n } = useLingui();
  return (
    <li>
      <Button className={styles.facet ?? ""} onPress={onPress}>
        {icon}
        <span className={styles.words}>{words}</span>
        <span className={styles.count}>{i18n.number(count)}</span>
      </Button>
    </li>
  );
}
