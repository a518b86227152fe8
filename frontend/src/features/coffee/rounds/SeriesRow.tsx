import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarClock, Ellipsis, Play } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import { momentWords } from "@/lib/moments";
import { useNow } from "@/lib/useNow";
import type { OwnRoundWish, RoundSeries } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { HoldDialog } from "./HoldDialog";
import styles from "./Rounds.module.css";
import { SeriesDialog } from "./SeriesDialog";
import { dayWords, EVERY, isPaused, whyWords } from "./words";

const WishDialog = lazy(() => import("./WishDialog"));

/** What a series is called: after its community, or the whole house. */
export function useSeriesName(community: string | null): string {
  const { t } = useLingui();
  const name = useCommunityName(community ?? "");
  return community === null ? t`The whole house` : name;
}

/** One series: when its next round is, whether one takes part, and the act to change that. */
export function SeriesRow({ series }: { series: RoundSeries }) {
  const { i18n } = useLingui();
  const name = useSeriesName(series.community);
  const zone = useLive((state) => state.me.time_zone);
  const now = new Date(useNow(30_000));
  const [isWishing, setWishing] = useState(false);
  const { mine, next_at: next } = series;
  const moment = next === null ? "" : momentWords(new Date(next), now, zone, i18n.locale);
  return (
    <li className={styles.one}>
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        {mine === null ? (
          <p className={styles.soft}>
            <Trans>Have a coffee with somebody whom you do not meet otherwise, at a time that suits you both. Next round: {moment}.</Trans>
          </p>
        ) : (
          <Mine mine={mine} moment={moment} isOn={series.is_on} />
        )}
      </div>
      <div className={styles.acts}>
        <Button look={mine === null ? "primary" : "quiet"} onPress={() => setWishing(true)}>
          {mine === null ? <Trans>Take part</Trans> : <Trans>My settings</Trans>}
        </Button>
        {series.may_keep && <KeeperMenu series={series} />}
      </div>
      <Suspense fallback={null}>{isWishing && <WishDialog series={series} name={name} onClose={() => setWishing(false)} />}</Suspense>
    </li>
  );
}

function Mine({ mine, moment, isOn }: { mine: OwnRoundWish; moment: string; isOn: boolean }) {
  const { i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const now = new Date(useNow(30_000));
  const every = i18n._(EVERY[mine.every]);
  const until = mine.paused_until === null ? "" : dayWords(mine.paused_until, i18n.locale);
  return (
    <>
      <p className={styles.soft}>
        {!isOn ? (
          <Trans>You take part, and the rounds rest right now.</Trans>
        ) : isPaused(mine, now, zone) ? (
          <Trans>You pause, and are back from {until} on.</Trans>
        ) : (
          <Trans>
            You take part {every}. Next round: {moment}.
          </Trans>
        )}
      </p>
      {mine.is_looked_for && (
        <p role="status">
          <Trans>Your coffee does not take place. Somebody else is looked for until tomorrow.</Trans>
        </p>
      )}
      {mine.why !== null && <p role="status">{i18n._(whyWords(mine.why))}</p>}
    </>
  );
}

function KeeperMenu({ series }: { series: RoundSeries }) {
  const { t } = useLingui();
  const [asks, setAsks] = useState<"change" | "hold" | null>(null);
  return (
    <>
      <Menu
        label={t`Look after these rounds`}
        placement="bottom end"
        trigger={<IconButton label={t`Look after these rounds`} icon={<Ellipsis aria-hidden />} />}
        groups={[
          {
            id: "keep",
            entries: [
              { id: "change", label: t`Day and hour, on or off`, icon: <CalendarClock aria-hidden />, onAction: () => setAsks("change") },
              ...(series.is_on ? [{ id: "hold", label: t`Hold a round now`, icon: <Play aria-hidden />, onAction: () => setAsks("hold") }] : []),
            ],
          },
        ]}
      />
      {asks === "change" && <SeriesDialog options={[series]} onClose={() => setAsks(null)} />}
      {asks === "hold" && <HoldDialog series={series} onClose={() => setAsks(null)} />}
    </>
  );
}
