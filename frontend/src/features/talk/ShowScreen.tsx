import { i18n as messages } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Archive, ArrowLeft, CalendarPlus, Check, Ellipsis, ImageOff, ImageUp, PencilLine, Plus, Podcast, RadioTower } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import { problemOf } from "@/lib/problem";
import type { ListedShow } from "@/lib/wire";
import { Button, ButtonLink } from "@/ui/Button";
import { Cover } from "@/ui/Cover";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { hueProps } from "@/ui/hue";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { closeShow, refreshTalks, removeCover, sendCover, subscribe, useGuide, useShow } from "./api";
import { CommunityLink } from "./CommunityName";
import { later } from "./later";
import { NextList } from "./NextList";
import { say } from "./news";
import { OnAirCard } from "./OnAirCard";
import { PastList } from "./PastList";
import { PeopleRow } from "./PeopleRow";
import { ProgrammeSkeleton } from "./ProgrammeSkeleton";
import programme from "./programme.module.css";
import styles from "./ShowScreen.module.css";
import { slotWords } from "./words";

const StartTalkDialog = lazy(() => import("./StartTalkDialog"));
const ShowDialog = lazy(() => import("./ShowDialog"));
const PICTURES = "image/png,image/jpeg,image/webp,image/gif";

interface ShowScreenProps {
  showId: string;
  /** What can be listened to again, put in by the app: another feature's. */
  episodes: ReactNode;
}

/** One show: what it is, who makes it, when it comes round, its talks, and what stays of them. */
export default function ShowScreen({ showId, episodes }: ShowScreenProps) {
  const [, navigate] = useLocation();
  const { data: listed, error, refetch } = useShow(showId);
  if (listed) return <OneShow key={showId} listed={listed} episodes={episodes} />;
  return (
    <>
      <PaneHeader level={1} title={<Trans>Show</Trans>} onBack={() => navigate("/talks")} />
      <PaneBody pad>
        {error?.status === 404 ? (
          <EmptyState
            icon={<RadioTower aria-hidden />}
            title={<Trans>No such frequency</Trans>}
            act={
              <ButtonLink href="/talks" look="primary">
                <Trans>To the programme</Trans>
              </ButtonLink>
            }
          >
            <Trans>This show does not exist, or it belongs to a community that you are not in.</Trans>
          </EmptyState>
        ) : error ? (
          <ErrorState title={<Trans>The show did not arrive</Trans>} onRetry={() => void refetch()}>
            <Trans>The server does not answer right now. Talks that are on air go on.</Trans>
          </ErrorState>
        ) : (
          <ProgrammeSkeleton />
        )}
      </PaneBody>
    </>
  );
}

type Asks = "now" | "later" | "change" | null;

function OneShow({ listed, episodes }: { listed: ListedShow; episodes: ReactNode }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const guide = useGuide({ show: listed.show.id });
  const community = useCommunityName(listed.show.community);
  const [asks, setAsks] = useState<Asks>(null);
  const { show } = listed;
  const first = guide.data?.pages[0];
  const next = first?.next ?? [];
  const past = guide.data?.pages.flatMap((page) => page.past) ?? [];
  const { style, ...hue } = hueProps(community);
  const close = () => setAsks(null);
  return (
    <PaneBody>
      <div {...hue} style={style} className={styles.room}>
        <div className={styles.back}>
          <IconButton label={t`To the programme`} icon={<ArrowLeft aria-hidden />} onPress={() => navigate("/talks")} tooltipPlacement="bottom" />
        </div>
        <div className={styles.page}>
          <Head listed={listed} onAsk={setAsks} />
          {first?.on_air.map((talk) => <OnAirCard key={talk.id} talk={talk} />)}
          <section className={programme.section}>
            <h2>
              <Trans>Coming up</Trans>
            </h2>
            {next.length > 0 ? (
              <NextList talks={next} reminded={first?.reminded ?? []} />
            ) : (
              <p className={programme.nothing}>
                <Trans>Nothing is planned yet. Subscribe, and you hear of it.</Trans>
              </p>
            )}
          </section>
          {episodes}
          {past.length > 0 && (
            <section className={programme.section}>
              <h2>
                <Trans>Was on air</Trans>
              </h2>
              <PastList talks={past} />
            </section>
          )}
        </div>
      </div>
      <Suspense fallback={null}>
        {(asks === "now" || asks === "later") && <StartTalkDialog isPlanned={asks === "later"} community={show.community} show={show.id} onClose={close} />}
        {asks === "change" && <ShowDialog show={show} onClose={close} />}
      </Suspense>
    </PaneBody>
  );
}

/** What it is, who makes it, when it comes round. */
function Head({ listed, onAsk }: { listed: ListedShow; onAsk: (asks: Asks) => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { show, subscribed, may_manage: mayManage } = listed;
  const community = useCommunityName(show.community);
  return (
    <header className={styles.head}>
      <div className={styles.cover}>
        <Cover title={show.title} hueOf={community} src={show.cover_url} />
      </div>
      <div className={styles.words}>
        <p className={styles.meta}>
          {show.slot && <strong>{slotWords(show.slot, i18n)}</strong>}
          <CommunityLink id={show.community} />
          {show.closed && <Trans>Closed</Trans>}
        </p>
        <h1 className={styles.title} tabIndex={-1} data-route-focus="">
          {show.title}
        </h1>
        {show.description !== "" && <p className={styles.description}>{show.description}</p>}
        <PeopleRow people={show.hosts.map((person) => ({ person, role: "host" as const }))} label={t`Hosts`} />
        <div className={styles.acts}>
          <Button
            look={subscribed ? "quiet" : "primary"}
            icon={subscribed ? <Check aria-hidden /> : <Plus aria-hidden />}
            aria-pressed={subscribed}
            onPress={() => void subscribe(queries, show.id, !subscribed)}
          >
            {subscribed ? <Trans>Subscribed</Trans> : <Trans>Subscribe</Trans>}
          </Button>
          {mayManage && !show.closed && (
            <>
              <Button icon={<Podcast aria-hidden />} onPress={() => onAsk("now")}>
                <Trans>Go on air</Trans>
              </Button>
              <Button icon={<CalendarPlus aria-hidden />} onPress={() => onAsk("later")}>
                <Trans>Plan a talk</Trans>
              </Button>
              <ShowMenu listed={listed} onChange={() => onAsk("change")} />
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function ShowMenu({ listed: { show }, onChange }: { listed: ListedShow; onChange: () => void }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const run = (act: Promise<unknown>) =>
    void act.then(
      () => refreshTalks(queries),
      (error: unknown) => say(problemOf(error).message, "problem"),
    );
  const archive = () => {
    navigate("/talks");
    const { title } = show;
    later(messages._(msg`${title} is closed. Its talks stay.`), async () => {
      await closeShow(show.id);
      await refreshTalks(queries);
    });
  };
  return (
    <>
      <Menu
        label={t`More`}
        trigger={<IconButton label={t`More`} look="quiet" icon={<Ellipsis aria-hidden />} />}
        groups={[
          {
            id: "change",
            entries: [
              { id: "change", label: t`Words, slot and hosts`, icon: <PencilLine aria-hidden />, onAction: onChange },
              { id: "cover", label: t`Choose a cover`, icon: <ImageUp aria-hidden />, onAction: () => file.current?.click() },
              ...(show.cover_url === null
                ? []
                : [{ id: "uncover", label: t`Take the cover away`, icon: <ImageOff aria-hidden />, onAction: () => run(removeCover(show.id)) }]),
            ],
          },
          { id: "close", entries: [{ id: "close", label: t`Close the show`, icon: <Archive aria-hidden />, isDanger: true, onAction: archive }] },
        ]}
      />
      <input
        ref={file}
        type="file"
        accept={PICTURES}
        hidden
        aria-label={t`Choose a cover`}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) run(sendCover(show.id, chosen));
          target.value = "";
        }}
      />
    </>
  );
}
