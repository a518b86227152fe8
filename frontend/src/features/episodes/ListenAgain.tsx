import { Trans, useLingui } from "@lingui/react/macro";
import { Rss } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/ui/Button";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { type Part, useEpisodes } from "./api";
import { DraftRow } from "./DraftRow";
import { EpisodeRow } from "./EpisodeRow";
import styles from "./list.module.css";

const FeedDialog = lazy(() => import("./FeedDialog"));

interface ListenAgainProps {
  part?: Part;
  /** Only if there is something; the rest is said elsewhere. */
  isOptional?: boolean;
}

/** What can be listened to afterwards, under what the viewer has not published yet. */
export default function ListenAgain({ part = {}, isOptional = false }: ListenAgainProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useEpisodes(part);
  const drafts = data?.pages[0]?.drafts ?? [];
  const episodes = data?.pages.flatMap((page) => page.episodes) ?? [];
  if (!data && !error) return isOptional ? null : <ToCome />;
  if (isOptional && drafts.length + episodes.length === 0) return null;
  return (
    <>
      {drafts.length > 0 && (
        <section className={styles.section}>
          <h2>
            <Trans>Drafts</Trans>
          </h2>
          <ul role="list" className={styles.list}>
            {drafts.map((draft) => (
              <DraftRow key={draft.episode.id} draft={draft} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <div className={styles.head}>
          <h2>
            <Trans>Listen again</Trans>
          </h2>
          {part.community === undefined && <Subscribe show={part.show ?? null} />}
        </div>
        {error && !data ? (
          <p role="alert" className={styles.nothing}>
            <Trans>The episodes did not arrive.</Trans>{" "}
            <Button size="s" look="plain" onPress={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </p>
        ) : episodes.length > 0 ? (
          <ul role="list" className={styles.list}>
            {episodes.map((episode) => (
              <EpisodeRow key={episode.id} episode={episode} within={part.show === undefined ? "all" : "show"} />
            ))}
          </ul>
        ) : (
          <p className={styles.nothing}>
            <Trans>Nothing yet. A talk that was recorded stands here once its hosts have published it.</Trans>
          </p>
        )}
        {hasNextPage && (
          <Button size="s" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            <Trans>Show older ones</Trans>
          </Button>
        )}
      </section>
    </>
  );
}

/** The shape of two rows, so that nothing below them jumps. */
function ToCome() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading the episodes…`}>
      <div className={styles.section}>
        <Skeleton width="9rem" height="1.5rem" />
        <Skeleton shape="block" height="4.5rem" />
        <Skeleton shape="block" height="4.5rem" />
      </div>
    </SkeletonGroup>
  );
}

function Subscribe({ show }: { show: string | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="s" look="plain" icon={<Rss aria-hidden />} onPress={() => setOpen(true)}>
        <Trans>Subscribe as a podcast</Trans>
      </Button>
      <Suspense fallback={null}>{isOpen && <FeedDialog show={show} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
