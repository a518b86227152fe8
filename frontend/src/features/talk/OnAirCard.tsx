import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Headphones } from "lucide-react";
import { Link, useLocation } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import { useTalkId } from "@/lib/talk-cells";
import type { Talk } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Cover } from "@/ui/Cover";
import { hueProps } from "@/ui/hue";
import { OnAirMark } from "@/ui/OnAirMark";
import { useTalkView } from "./api";
import { Clock } from "./Clock";
import { CommunityLink } from "./CommunityName";
import { useNames } from "@/lib/names";
import { Faces } from "./People";
import { listenIn } from "./session";
import { listeners, onStage } from "./stage";
import styles from "./OnAirCard.module.css";

/** While one looks, who is on stage is asked again this often. */
const LOOK_AGAIN_MS = 10_000;

/** A talk that is on air: who speaks, and the way in. */
export function OnAirCard({ talk }: { talk: Talk }) {
  const community = useCommunityName(talk.community);
  const { data: view } = useTalkView(talk.id, LOOK_AGAIN_MS);
  const people = { people: Object.fromEntries((view?.stage.people ?? []).map((seat) => [seat.person, seat])) };
  const speakers = onStage(people).map(({ person }) => person);
  const shown = speakers.length > 0 ? speakers : talk.hosts.slice(0, 1);
  const audience = listeners(people).length;
  const { style, ...hue } = hueProps(community);
  return (
    <article {...hue} style={style} className={styles.card}>
      <Link href={`/talks/${talk.id}`} className={styles.cover} tabIndex={-1} aria-hidden>
        <Cover title={talk.title} hueOf={community} src={talk.cover_url} />
      </Link>
      <div className={styles.words}>
        <p className={styles.meta}>
          <OnAirMark>
            <Trans>On air</Trans>
          </OnAirMark>
          {talk.started_at !== null && <Clock since={talk.started_at} />}
          <CommunityLink id={talk.community} />
        </p>
        <h2 className={styles.title}>
          <Link href={`/talks/${talk.id}`}>{talk.title}</Link>
        </h2>
        {talk.description !== "" && <p className={styles.description}>{talk.description}</p>}
        <div className={styles.foot}>
          <OnStageNow ids={shown} audience={audience} />
          <ListenIn talk={talk.id} />
        </div>
      </div>
    </article>
  );
}

function OnStageNow({ ids, audience }: { ids: readonly string[]; audience: number }) {
  const { t } = useLingui();
  const names = useNames(ids.slice(0, 3));
  return (
    <div className={styles.people}>
      <Faces ids={ids} size="l" label={plural(ids.length, { one: "# on stage", other: "# on stage" })} />
      <p>
        <strong>{ids.length > 3 ? t`${names} and others` : names}</strong>
        {audience > 0 && (
          <span>
            <Plural value={audience} one="# listens" other="# listen" />
          </span>
        )}
      </p>
    </div>
  );
}

/** The one act of an open talk; whoever is in it already goes back to it. It has no pending look: with the press it is gone. */
export function ListenIn({ talk }: { talk: string }) {
  const [, navigate] = useLocation();
  const isIn = useTalkId() === talk;
  const go = async () => {
    if (isIn || (await listenIn(talk))) navigate(`/talks/${talk}`);
  };
  return (
    <Button look="primary" icon={<Headphones aria-hidden />} onPress={() => void go()}>
      {isIn ? <Trans>Back to the talk</Trans> : <Trans>Listen in</Trans>}
    </Button>
  );
}
