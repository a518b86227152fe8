import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Archive, Compass } from "lucide-react";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { useDirectory } from "./api";
import { CommunityCard } from "./CommunityCard";
import styles from "./Directory.module.css";
import { DirectorySkeleton } from "./DirectorySkeleton";
import { MoreBelow } from "./MoreBelow";
import { useCutOff } from "./useCutOff";
import type { Asked } from "./useDirectoryWish";

/** The communities that answer what is asked for. */
export function FoundCommunities({ asked, onFound }: { asked: Asked; onFound: () => void }) {
  const { t } = useLingui();
  const { communities, total, isPending, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useDirectory(asked.wish);
  if (isPending) return <DirectorySkeleton />;
  if (error && communities.length === 0) {
    return (
      <ErrorState title={<Trans>The directory did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>Your own communities are safe, in the list beside this. Ask again in a moment.</Trans>
      </ErrorState>
    );
  }
  return (
    <section>
      <h2>
        <VisuallyHidden>
          <Trans>Communities</Trans>
        </VisuallyHidden>
      </h2>
      <VisuallyHidden>
        <span role="status">{t`${plural(total, { one: "# community", other: "# communities" })}`}</span>
      </VisuallyHidden>
      {communities.length === 0 ? (
        <Nothing asked={asked} onFound={onFound} />
      ) : (
        <ul role="list" className={styles.grid}>
          {communities.map((community) => (
            <CommunityCard key={community.id} community={community} onTag={(tag) => asked.change({ tag })} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <MoreBelow isPending={isFetchingNextPage} hasFailed={isFetchNextPageError} onMore={() => void fetchNextPage()} />
      )}
    </section>
  );
}

function Nothing({ asked, onFound }: { asked: Asked; onFound: () => void }) {
  const isCutOff = useCutOff();
  const { wish, setTyped, change } = asked;
  const { search, archived } = wish;
  if (archived && search === "") {
    return (
      <EmptyState icon={<Archive aria-hidden />}>
        <Trans>Nothing is archived here.</Trans>
      </EmptyState>
    );
  }
  if (wish.tag !== "" || wish.whose !== "all") {
    const all = () => {
      setTyped("");
      change({ tag: "", whose: "all" });
    };
    return (
      <EmptyState icon={<Compass aria-hidden />} act={<Button onPress={all}><Trans>Show all communities</Trans></Button>}>
        <Trans>None of the communities is all of that at once.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Compass aria-hidden />}
      act={
        archived ? undefined : (
          <Button look={search === "" ? "primary" : "quiet"} isDisabled={isCutOff} onPress={onFound}>
            {search === "" ? <Trans>Start the first one</Trans> : <Trans>Start “{search}”</Trans>}
          </Button>
        )
      }
    >
      {search === "" ? (
        <Trans>A community is a place around something people share: a site, a sport, a question.</Trans>
      ) : (
        <Trans>Nothing here answers to “{search}”. Perhaps it is waiting for you to start it.</Trans>
      )}
    </EmptyState>
  );
}
