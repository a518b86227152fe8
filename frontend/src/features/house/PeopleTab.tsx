import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useDirectory } from "@/lib/directory";
import { sameItems } from "@/lib/store";
import { useLive } from "@/lib/live/current";
import type { LiveState } from "@/lib/live/state";
import { useMe } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { SearchField } from "@/ui/SearchField";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./house.module.css";
import { PersonItem } from "./PersonItem";

/** Those who are no longer here stay known, since their words remain; the directory does not list them. */
const departed = (state: LiveState) =>
  Object.values(state.people)
    .filter(({ active }) => !active)
    .sort((one, other) => one.name.localeCompare(other.name));

export function PeopleTab() {
  const { t } = useLingui();
  const { data: me } = useMe();
  const [search, setSearch] = useState("");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDirectory(search);
  const gone = useLive(departed, sameItems);
  // Just deactivated they stand below, under "No longer here", and not twice.
  const people = data?.pages.flatMap((page) => page.people).filter(({ active }) => active) ?? [];
  return (
    <div className={styles.tab}>
      <div className={styles.search}>
        <SearchField label={t`Search people`} placeholder={t`Name, work, department, site`} value={search} onChange={setSearch} />
      </div>
      {data ? (
        people.length === 0 ? (
          <EmptyState>
            <Trans>Nobody answers to “{search}”. Try part of a name, or a department.</Trans>
          </EmptyState>
        ) : (
          <ul role="list" className={styles.list} aria-label={t`People`}>
            {people.map((person) => (
              <li key={person.id}>
                <PersonItem person={person} isMe={person.id === me?.id} />
              </li>
            ))}
            {hasNextPage && (
              <li className={styles.more}>
                <Button size="s" onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
                  <Trans>Show more</Trans>
                </Button>
              </li>
            )}
          </ul>
        )
      ) : error ? (
        <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
          {problemOf(error).message}
        </ErrorState>
      ) : (
        <PeopleSkeleton />
      )}
      {search === "" && gone.length > 0 && (
        <section className={styles.part} aria-labelledby="gone-title">
          <h2 id="gone-title" className={styles.heading}>
            <Trans>No longer here</Trans>
          </h2>
          <ul role="list" className={styles.list}>
            {gone.map((person) => (
              <li key={person.id}>
                <PersonItem person={person} isMe={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function PeopleSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading…`}>
      {["38%", "30%", "44%", "26%", "36%"].map((width) => (
        <div key={width} className={styles.person}>
          <Skeleton shape="circle" width="36px" height="36px" />
          <div className={styles.bone}>
            <Skeleton width={width} />
            <Skeleton width="55%" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
