import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import type { ListedCommunity } from "@/lib/wire";
import styles from "./notes.module.css";
import { STANDING_NAMES } from "./standing";

/** "Private · 42 members · Owner": one quiet line. Public, and a member, is what one expects: not said. */
export function CommunityMeta({ community, isClosed = false }: { community: ListedCommunity; isClosed?: boolean }) {
  const { i18n } = useLingui();
  const { visibility, member_count: count, standing } = community;
  return (
    <span className={styles.meta}>
      {visibility === "private" && (
        <span className={styles.lock}>
          <Lock aria-hidden />
          {isClosed ? <Trans>Private, on request</Trans> : <Trans>Private</Trans>}
        </span>
      )}
      {community.is_archived && (
        <span>
          <Trans>Archived</Trans>
        </span>
      )}
      {!isClosed && (
        <span>
          <Plural value={count} one="# member" other="# members" />
        </span>
      )}
      {standing !== null && standing !== "member" && <span>{i18n._(STANDING_NAMES[standing])}</span>}
    </span>
  );
}
