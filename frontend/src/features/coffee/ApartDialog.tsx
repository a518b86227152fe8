import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useRef } from "react";
import { findByWords } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import { Avatar } from "@/ui/Avatar";
import { ComboBox } from "@/ui/ComboBox";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useApart } from "./apart";
import { say } from "./news";
import styles from "./Lobby.module.css";

/** With whom one does not want to be brought together: a list for one's own eyes. */
export default function ApartDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Not with these people`}>
      <div className={styles.apart}>
        <p>
          <Trans>You are never brought together with them for a coffee. Nobody sees this list, and they are not told.</Trans>
        </p>
        <List />
      </div>
    </Dialog>
  );
}

function List() {
  const { t } = useLingui();
  const { data, error, refetch, change } = useApart();
  const me = useLive((state) => state.me.id);
  // The field is a new one after each choice: focus goes on to what the choice has changed.
  const list = useRef<HTMLUListElement>(null);
  const people = useLive((state) => state.people);
  if (error) {
    return (
      <ErrorState title={<Trans>The list is out of reach</Trans>} onRetry={() => void refetch()}>
        {problemOf(error).message}
      </ErrorState>
    );
  }
  if (!data) {
    return (
      <SkeletonGroup label={t`Loading the list…`}>
        <Skeleton shape="block" height="3rem" />
      </SkeletonGroup>
    );
  }
  const find = (query: string) => {
    const free = Object.values(people).filter(({ id, active, is_bot: isBot }) => active && !isBot && id !== me && !data.includes(id));
    return findByWords(free, query, ({ name, handle }) => `${name} ${handle}`).map(({ id, name, job_title }) => ({ id, label: name, hint: job_title }));
  };
  const set = (id: string, isApart: boolean) => change(id, isApart).catch((reason: unknown) => say(problemOf(reason).message, "problem"));
  return (
    <>
      <ComboBox
        key={data.join()}
        label={t`Add somebody`}
        openLabel={t`Show people`}
        nothing={t`Nobody answers to that.`}
        find={find}
        value=""
        valueLabel=""
        onChange={(id) => {
          if (id !== "") void set(id, true).then(() => requestAnimationFrame(() => list.current?.focus()));
        }}
      />
      <ul ref={list} tabIndex={-1} role="list" className={styles.apartList} aria-label={t`Not with these people`}>
        {data.map((id) => {
          const name = people[id]?.name ?? "…";
          return (
            <li key={id} className={styles.apartItem}>
              <Avatar name={name} src={people[id]?.avatar_url ?? null} size="s" />
              <span className={styles.apartName}>{name}</span>
              <IconButton size="s" label={t`Take ${name} off the list`} icon={<X aria-hidden />} onPress={() => void set(id, false)} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
