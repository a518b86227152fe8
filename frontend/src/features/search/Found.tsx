import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { UseInfiniteQueryResult, InfiniteData } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { Button as Choice } from "react-aria-components/Button";
import { useCell } from "@/lib/cell";
import { problemOf } from "@/lib/problem";
import { Banner } from "@/ui/Banner";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { type Facets, foundPlaces, type Order, type SearchAnswer } from "./api";
import { FacetList } from "./FacetList";
import { FoundSkeleton } from "./FoundSkeleton";
import { type Filter, readTyped } from "./query";
import { Results } from "./Results";
import styles from "./SearchScreen.module.css";

interface FoundProps {
  result: UseInfiniteQueryResult<InfiniteData<SearchAnswer>>;
  search: string;
  order: Order;
  onOrder: (order: Order) => void;
  onNarrow: (filter: Filter) => void;
  onOpen: () => void;
  onClear: () => void;
}

/** The answer to a search, in whatever state it is. */
export function Found({ result, search, order, onOrder, onNarrow, onOpen, onClear }: FoundProps) {
  const places = useCell(foundPlaces);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = result;
  const first = data?.pages[0];
  if (error && !data) {
    return (
      <ErrorState title={<Trans>The search did not come back</Trans>} onRetry={() => void refetch()}>
        {problemOf(error).message}
      </ErrorState>
    );
  }
  if (!first) return <FoundSkeleton />;
  const finds = data.pages.flatMap(({ found }) => found);
  const isEmpty = finds.length === 0;
  if (isEmpty && first.hints.length === 0) return <Nothing onClear={onClear} />;
  const query = new URLSearchParams({ q: search.trim(), ...(order === "newest" && { order }) });
  return (
    <div className={styles.page} {...(isPlaceholderData && { "aria-busy": true })}>
      <div className={styles.main}>
        {first.hints.map(({ typed, message }) => (
          <Banner key={typed} tone="warning">
            {message}
          </Banner>
        ))}
        {!isEmpty && first.facets && (
          <Head facets={first.facets} isNear={first.is_near} order={order} hasWords={readTyped(search).text !== ""} onOrder={onOrder} />
        )}
        {!isEmpty && (
          <Results finds={finds} places={places} order={order} back={`/search?${query.toString()}`} onOpen={onOpen} />
        )}
        {hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
              <Trans>Show more</Trans>
            </Button>
          </div>
        )}
      </div>
      {!isEmpty && first.facets && (
        <aside className={styles.side}>
          <FacetList facets={first.facets} places={places} onNarrow={onNarrow} />
        </aside>
      )}
    </div>
  );
}

interface HeadProps {
  facets: Facets;
  isNear: boolean;
  order: Order;
  hasWords: boolean;
  onOrder: (order: Order) => void;
}

/** How much was found, honestly, and in which order it stands. */
function Head({ facets, isNear, order, hasWords, onOrder }: HeadProps) {
  const { t, i18n } = useLingui();
  const { total, is_capped } = facets;
  const many = i18n.number(total);
  return (
    <div className={styles.head}>
      <p role="status">
        {isNear ? (
          <Trans>Nothing is spelt exactly like that. These come close.</Trans>
        ) : is_capped ? (
          <Trans>More than {many} messages; counted are the newest {many}</Trans>
        ) : (
          t`${plural(total, { one: "# message", other: "# messages" })}`
        )}
      </p>
      {hasWords && (
        <div className={styles.order} role="group" aria-label={t`Order`}>
          <Choice aria-pressed={order === "relevance"} onPress={() => onOrder("relevance")}>
            <Trans>Best first</Trans>
          </Choice>
          <Choice aria-pressed={order === "newest"} onPress={() => onOrder("newest")}>
            <Trans>Newest first</Trans>
          </Choice>
        </div>
      )}
    </div>
  );
}

function Nothing({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={<Trans>Nobody said that here</Trans>}
      act={
        <Button onPress={onClear}>
          <Trans>Search for something else</Trans>
        </Button>
      }
    >
      <Trans>Try fewer words, another form of a word, or take a filter away. Only rooms that you may read are searched.</Trans>
    </EmptyState>
  );
}
