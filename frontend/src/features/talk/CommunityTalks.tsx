import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarPlus, Podcast } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link } from "wouter";
import { useLive } from "@/lib/live/current";
import { sameItems } from "@/lib/store";
import { Button } from "@/ui/Button";
import { OnAirMark } from "@/ui/OnAirMark";
import styles from "./CommunityTalks.module.css";
import { Faces } from "./People";

const StartTalkDialog = lazy(() => import("./StartTalkDialog"));

interface CommunityTalksProps {
  community: string;
  /** What can be listened to again, put in by the app: another feature's. */
  episodes: ReactNode;
}

/** On a community's page: what is live there now, the way to start something, and what stays. */
export default function CommunityTalks({ community, episodes }: CommunityTalksProps) {
  const { t } = useLingui();
  const live = useLive((state) => Object.values(state.talks).filter((talk) => talk.community === community), sameItems);
  const isIn = useLive((state) => state.communities[community] !== undefined);
  const [asks, setAsks] = useState<"now" | "later" | null>(null);
  return (
    <>
      {live.map((talk) => (
        <Link key={talk.id} href={`/talks/${talk.id}`} className={styles.live}>
          <OnAirMark>
            <Trans>On air</Trans>
          </OnAirMark>
          <span className={styles.title}>{talk.title}</span>
          <Faces ids={talk.hosts} label={t`Hosts`} />
        </Link>
      ))}
      {isIn && (
        <div className={styles.acts}>
          <Button size="s" icon={<Podcast aria-hidden />} onPress={() => setAsks("now")}>
            <Trans>Start a talk</Trans>
          </Button>
          <Button size="s" look="plain" icon={<CalendarPlus aria-hidden />} onPress={() => setAsks("later")}>
            <Trans>Plan one</Trans>
          </Button>
        </div>
      )}
      {episodes}
      <Suspense fallback={null}>
        {asks !== null && <StartTalkDialog isPlanned={asks === "later"} community={community} onClose={() => setAsks(null)} />}
      </Suspense>
    </>
  );
}
