import { Trans, useLingui } from "@lingui/react/macro";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { momentLabel, REASON_NAMES, whyLine } from "@/lib/order";
import type { Act } from "@/lib/wire";
import { RelativeTime } from "@/ui/RelativeTime";
import styles from "./order.module.css";
import { ACT_NAMES, CONCERN_NAMES } from "./words";

/** One act: what, to whom, by whom, why, until when. */
export function ActItem({ act, isToMe = false }: { act: Act; isToMe?: boolean }) {
  const { i18n } = useLingui();
  const actor = useLive((state) => nameOf(state, act.actor));
  const person = useLive((state) => (act.person === null ? null : nameOf(state, act.person)));
  const room = useLive((state) => (act.room === null ? undefined : (state.rooms.get(act.room) ?? { room: state.visited[act.room] }).room?.name));
  const title = i18n._((isToMe ? CONCERN_NAMES : ACT_NAMES)[act.action]);
  const subject = isToMe ? null : person;
  const why = act.reason === null || (act.reason === "other" && act.words === "") ? act.words : whyLine(i18n._(REASON_NAMES[act.reason]), act.words);
  return (
    <li className={styles.act}>
      <p className={styles.what}>
        {title}
        {subject !== null && `: ${subject}`}
      </p>
      {why !== "" && <p className={styles.why}>{why}</p>}
      <p className={styles.small}>
        {isToMe && act.community !== null && (
          <>
            <PlaceName community={act.community} />
            {" · "}
          </>
        )}
        {room !== undefined && room !== "" && `#${room} · `}
        <Trans>by {actor}</Trans> · <RelativeTime at={act.at} />
        {act.until !== null && (
          <>
            {" · "}
            <Trans>until {momentLabel(act.until, i18n.locale)}</Trans>
          </>
        )}
      </p>
    </li>
  );
}

/** A private community that one is out of has no name any more: the place is left out then. */
function PlaceName({ community }: { community: string }) {
  return useCommunityName(community);
}
