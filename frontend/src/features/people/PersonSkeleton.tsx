import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./people.module.css";

export function PersonSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading…`}>
      <div className={styles.card}>
        <div className={styles.head}>
          <Skeleton shape="circle" width="80px" height="80px" />
          <div className={styles.boneWords}>
            <Skeleton shape="block" width="60%" height="1.75rem" />
            <Skeleton width="40%" />
          </div>
        </div>
        <Skeleton width="90%" />
        <Skeleton width="75%" />
        <Skeleton width="50%" />
      </div>
    </SkeletonGroup>
  );
}
