import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useDirectory } from "@/lib/directory";
import { useCoffeeOf } from "@/lib/corners";
import { useFace } from "@/lib/live/attention";
import { problemOf } from "@/lib/problem";
import { faceWords, useStatusWords } from "@/lib/reach-words";
import type { Person } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Row } from "@/ui/Row";
import { SearchField } from "@/ui/SearchField";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { StatusMark } from "@/ui/StatusMark";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import styles from "./people.module.css";
import { whereOf } from "./where";

interface PeopleListProps {
  currentId: string | null;
  /** On a phone the list is the screen, and bears its h1. */
  isAlone: boolean;
}

export function PeopleList({ currentId, isAlone }: PeopleListProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDirectory(search);
  const people = data?.pages.flatMap((page) => page.people) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <>
      <PaneHeader size="place" level={isAlone ? 1 : 2} title={<Trans>People</Trans>} />
      <div className={styles.search}>
        <SearchField label={t`Search people`} placeholder={t`Name, work, site`} value={search} onChange={setSearch} />
        <p className={styles.count} role="status">
          {data && total > 0 && <Plural value={total} one="# person" other="# people" />}
        </p>
      </div>
      <PaneBody>
        {data ? (
          people.length === 0 ? (
            <Nobody search={search} onClear={() => setSearch("")} />
          ) : (
            <ul role="list" className={styles.rows}>
              {people.map((person) => (
                <li key={person.id}>
                  <PersonRow person={person} isCurrent={person.id === currentId} />
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
          <ErrorState title={<Trans>The directory did not come</Trans>} onRetry={() => void refetch()}>
            {problemOf(error).message}
          </ErrorState>
        ) : (
          <ListSkeleton />
        )}
      </PaneBody>
    </>
  );
}

function PersonRow({ person, isCurrent }: { person: Person; isCurrent: boolean }) {
  const face = useFace(person.id);
  const status = useStatusWords(person.id);
  const coffee = useCoffeeOf(person.id);
  return (
    <Row
      href={`/people/${person.id}`}
      before={<Avatar name={person.name} src={person.avatar_url} presence={face} ring={coffee ? "coffee" : "none"} />}
      hint={whereOf([person.job_title])}
      isCurrent={isCurrent}
      after={status && <StatusMark {...status} />}
    >
      {person.name}
      {face !== "none" && <VisuallyHidden>{faceWords(face)}</VisuallyHidden>}
    </Row>
  );
}

function Nobody({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <EmptyState
      act={
        <Button onPress={onClear}>
          <Trans>Show everyone</Trans>
        </Button>
      }
    >
      <Trans>Nobody answers to “{search}”. Try part of a name, or a department.</Trans>
    </EmptyState>
  );
}

const WIDTHS = ["62%", "48%", "70%", "55%", "66%", "44%", "58%", "64%"];

function ListSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading…`}>
      <div className={styles.rows}>
        {WIDTHS.map((width) => (
          <div key={width} className={styles.boneRow}>
            <Skeleton shape="circle" width="36px" height="36px" />
            <div className={styles.boneWords}>
              <Skeleton width={width} />
              <Skeleton width="80%" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
