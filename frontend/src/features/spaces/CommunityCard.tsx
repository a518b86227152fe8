import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { sameItems } from "@/lib/store";
import type { FoundCommunity } from "@/lib/wire";
import { AvatarStack } from "@/ui/AvatarStack";
import { Sparkline } from "@/ui/Sparkline";
import { WideCover } from "@/ui/WideCover";
import { joinCommunity } from "./acts";
import { CommunityMeta } from "./CommunityMeta";
import { deferred } from "./deferred";
import styles from "./Directory.module.css";
import { JoinButton } from "./JoinButton";
import { leaveKey } from "./keys";
import { useFirstWords } from "./Prose";
import { TagList } from "./TagList";

/** How lively a day may be, see the contract. */
const LIVELIEST = 4;

/** A community in the directory. All of it leads there; the button joins on the spot, or leads to where one asks. */
export function CommunityCard({ community, onTag }: { community: FoundCommunity; onTag: (tag: string) => void }) {
  const [, navigate] = useLocation();
  const isLeaving = useCell(deferred.pending).has(leaveKey(community.id));
  const words = useFirstWords(community.description_html);
  const { id, name } = community;
  const standing = isLeaving ? null : community.standing;
  const path = `/rooms/c/${id}`;
  const isClosed = community.visibility === "private" && standing === null;
  // One cannot find what is hidden and no longer one's own.
  if (isLeaving && isClosed && !community.is_listed) return null;
  return (
    <li className={styles.card}>
      <WideCover name={name} src={isClosed ? null : community.cover_url} />
      <div className={styles.words}>
        <Link href={path} className={styles.name}>
          {name}
        </Link>
        <CommunityMeta community={{ ...community, standing }} isClosed={isClosed} />
        {words !== "" && <p className={styles.description}>{words}</p>}
        <TagList tags={community.tags} onTag={onTag} />
        <Life community={community} />
        <div className={styles.foot}>
          <Keepers people={community.keepers} name={name} />
          <span className={styles.act}>
            {isClosed ? (
              <AskLink id={id} name={name} />
            ) : (
              !community.is_archived && <JoinButton name={name} isIn={standing !== null} onJoin={() => joinCommunity(id)} onOpen={() => navigate(path)} />
            )}
          </span>
        </div>
      </div>
    </li>
  );
}

/** What goes on there, where enough people write that it tells of nobody. */
function Life({ community: { activity, last_active: last } }: { community: FoundCommunity }) {
  const { t, i18n } = useLingui();
  if (activity) {
    const { messages, days } = activity;
    const said = plural(messages, { one: "About # message this week", other: "About # messages this week" });
    return (
      <p className={styles.life}>
        <Sparkline values={days} most={LIVELIEST} label={t`How lively the last two weeks were`} />
        <span>{said}</span>
      </p>
    );
  }
  if (last === null) return null;
  const day = i18n.date(new Date(`${last}T12:00:00Z`), { day: "numeric", month: "long" });
  return (
    <p className={styles.life}>
      <Trans>Last active on {day}</Trans>
    </p>
  );
}

function Keepers({ people, name }: { people: readonly string[]; name: string }) {
  const { t } = useLingui();
  const known = useLive((state) => people.flatMap((id) => state.people[id] ?? []), sameItems);
  if (known.length === 0) return <span />;
  const faces = known.map((person) => ({ id: person.id, name: person.name, src: person.avatar_url }));
  const names = known.map((person) => person.name).join(", ");
  return (
    <span title={names}>
      <AvatarStack people={faces} most={4} size="xs" label={t`${name} is looked after by ${names}`} />
    </span>
  );
}

function AskLink({ id, name }: { id: string; name: string }) {
  const { t } = useLingui();
  const request = useLive((state) => Object.values(state.requests).find((one) => one.community === id));
  const isOpen = request?.state === "open";
  return (
    <Link href={`/rooms/c/${id}`} className={styles.ask} aria-label={isOpen ? t`Asked to join ${name}` : t`Ask to join ${name}`}>
      {isOpen ? <Trans>Asked</Trans> : <Trans>Ask to join</Trans>}
    </Link>
  );
}
