import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { ChannelListSkeleton } from "./ChannelListSkeleton";
import styles from "./Community.module.css";

/** The content pane of a community before it, or its code, arrives. */
export function CommunitySkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`The community is coming`}>
      <div className={styles.headBones}>
        <Skeleton shape="block" width="36px" height="36px" />
        <Skeleton width="14rem" />
      </div>
      <div className={styles.bodyBones}>
        <Skeleton width="70%" />
        <Skeleton width="52%" />
        <ChannelListSkeleton />
      </div>
    </SkeletonGroup>
  );
}
