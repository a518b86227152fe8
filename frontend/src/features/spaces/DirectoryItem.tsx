import { Link, useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import type { ListedCommunity } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { joinCommunity } from "./acts";
import { CommunityMeta } from "./CommunityMeta";
import { deferred } from "./deferred";
import styles from "./Directory.module.css";
import { JoinButton } from "./JoinButton";
import { leaveKey } from "./keys";

/** A community in the directory. All of it leads there; the button joins on the spot. */
export function DirectoryItem({ community }: { community: ListedCommunity }) {
  const [, navigate] = useLocation();
  const isLeaving = useCell(deferred.pending).has(leaveKey(community.id));
  const { id, name, description } = community;
  const standing = isLeaving ? null : community.standing;
  const path = `/rooms/c/${id}`;
  // One cannot find what is private and no longer one's own.
  if (isLeaving && community.visibility === "private") return null;
  return (
    <li className={styles.item}>
      <Avatar name={name} shape="square" size="l" />
      <div className={styles.words}>
        <Link href={path} className={styles.name}>
          {name}
        </Link>
        {description !== "" && <p className={styles.description}>{description}</p>}
        <div className={styles.foot}>
          <CommunityMeta community={{ ...community, standing }} />
          <span className={styles.act}>
            {!community.is_archived && <JoinButton name={name} isIn={standing !== null} onJoin={() => joinCommunity(id)} onOpen={() => navigate(path)} />}
          </span>
        </div>
      </div>
    </li>
  );
}
