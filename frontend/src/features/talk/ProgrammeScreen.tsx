import { Trans, useLingui } from "@lingui/react/macro";
import { AudioLines, CalendarPlus, ListPlus, Plus } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { addressOf } from "@/lib/api";
import { Button, PageLink } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { useGuide, useShows } from "./api";
import { NextList } from "./NextList";
import { OnAirCard } from "./OnAirCard";
import { PastList } from "./PastList";
import { ProgrammeSkeleton } from "./ProgrammeSkeleton";
import { ShowGrid } from "./ShowGrid";
import styles from "./programme.module.css";

const StartTalkDialog = lazy(() => import("./StartTalkDialog"));
const NewShowDialog = lazy(() => import("./NewShowDialog"));

type Asks = "now" | "later" | "show" | null;

/** The programme: what is on air, what comes, what was, and which shows there are. `episodes`: put in by the app, another feature's. */
export default function ProgrammeScreen({ episodes }: { episodes: ReactNode }) {
  const { t } = useLingui();
  const guide = useGuide();
  const shows = useShows();
  const [asks, setAsks] = useState<Asks>(null);
  const close = () => setAsks(null);
  const isPhone = useMedia(PHONE);
  // One primary act a screen: where something is on air, that is listening in.
  const hasLive = (guide.data?.pages[0]?.on_air.length ?? 0) > 0;
  const begin = (
    <Menu
      label={t`Start a talk`}
      placement="bottom end"
      trigger={
        isPhone ? (
          <IconButton label={t`Start a talk`} look={hasLive ? "plain" : "primary"} icon={<Plus aria-hidden />} />
        ) : (
          <Button look={hasLive ? "quiet" : "primary"} icon={<Plus aria-hidden />}>
            <Trans>Start a talk</Trans>
          </Button>
        )
      }
      groups={[
        {
          id: "start",
          entries: [
            { id: "now", label: t`Go on air now`, hint: t`Whoever is around can drop in`, icon: <AudioLines aria-hidden />, onAction: () => setAsks("now") },
            { id: "later", label: t`Plan a talk`, hint: t`With a date, so that people can make room`, icon: <CalendarPlus aria-hidden />, onAction: () => setAsks("later") },
          ],
        },
        {
          id: "show",
          entries: [{ id: "show", label: t`New show`, hint: t`A series with its own hosts and slot`, icon: <ListPlus aria-hidden />, onAction: () => setAsks("show") }],
        },
      ]}
    />
  );
  return (
    <>
      <PaneHeader size="place" level={1} title={<Trans>On air</Trans>} acts={begin} />
      <PaneBody pad>
        {guide.error ? (
          <ErrorState title={<Trans>The programme did not arrive</Trans>} onRetry={() => void guide.refetch()}>
            <Trans>The server does not answer right now. Talks that are on air go on.</Trans>
          </ErrorState>
        ) : guide.data ? (
          <Programme guide={guide} shows={shows.data ?? []} episodes={episodes} onStart={() => setAsks("now")} />
        ) : (
          <ProgrammeSkeleton />
        )}
      </PaneBody>
      <Suspense fallback={null}>
        {(asks === "now" || asks === "later") && <StartTalkDialog isPlanned={asks === "later"} onClose={close} />}
        {asks === "show" && <NewShowDialog onClose={close} />}
      </Suspense>
    </>
  );
}

interface ProgrammeProps {
  guide: ReturnType<typeof useGuide>;
  shows: NonNullable<ReturnType<typeof useShows>["data"]>;
  episodes: ReactNode;
  onStart: () => void;
}

function Programme({ guide, shows, episodes, onStart }: ProgrammeProps) {
  const { t } = useLingui();
  const pages = guide.data?.pages ?? [];
  const first = pages[0];
  const past = pages.flatMap((page) => page.past);
  const onAir = first?.on_air ?? [];
  const next = first?.next ?? [];
  return (
    <div className={styles.page}>
      {onAir.length > 0 ? (
        <section className={styles.onAir} aria-label={t`On air now`}>
          {onAir.map((talk) => (
            <OnAirCard key={talk.id} talk={talk} />
          ))}
        </section>
      ) : (
        <Quiet onStart={onStart} />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          <section className={styles.section}>
            <div className={styles.head}>
              <h2>
                <Trans>Coming up</Trans>
              </h2>
              {next.length > 0 && (
                <PageLink size="s" look="plain" href={addressOf("/api/talks/calendar.ics", {})} icon={<CalendarPlus aria-hidden />}>
                  <Trans>All in my calendar</Trans>
                </PageLink>
              )}
            </div>
            {next.length > 0 ? (
              <NextList talks={next} reminded={first?.reminded ?? []} />
            ) : (
              <p className={styles.nothing}>
                <Trans>Nothing is planned yet. A date of your own would stand here.</Trans>
              </p>
            )}
          </section>
          {episodes}
          {past.length > 0 && (
            <section className={styles.section}>
              <h2>
                <Trans>Was on air</Trans>
              </h2>
              <PastList talks={past} />
              {guide.hasNextPage && (
                <Button size="s" isPending={guide.isFetchingNextPage} onPress={() => void guide.fetchNextPage()}>
                  <Trans>Show older ones</Trans>
                </Button>
              )}
            </section>
          )}
        </div>
        {shows.length > 0 && (
          <section className={styles.shows}>
            <h2>
              <Trans>Shows</Trans>
            </h2>
            <ShowGrid shows={shows} />
          </section>
        )}
      </div>
    </div>
  );
}

function Quiet({ onStart }: { onStart: () => void }) {
  return (
    <div className={styles.quiet}>
      <AudioLines aria-hidden />
      <div>
        <h2>
          <Trans>Nobody is on air right now</Trans>
        </h2>
        <p>
          <Trans>A talk needs no plan: start one, and whoever is around drops in.</Trans>
        </p>
      </div>
      <Button onPress={onStart}>
        <Trans>Go on air now</Trans>
      </Button>
    </div>
  );
}
