import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./Directory.module.css";

const WIDTHS = ["44%", "58%", "36%", "50%", "62%", "40%", "54%", "46%"];

/** The directory before it arrives. */
export function DirectorySkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Communities are coming`}>
      <div className={styles.grid}>
        {WIDTHS.map((width) => (
          <div key={width} className={styles.card}>
            <Skeleton shape="block" width="100%" height="5rem" />
            <div className={styles.words}>
              <Skeleton width={width} />
              <Skeleton width="92%" />
              <Skeleton width="64%" />
              <div className={styles.foot}>
                <Skeleton width="6rem" />
              </div>
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}

/** The whole pane before its code arrives. */
export function DirectoryPaneSkeleton() {
  return (
    <>
      <div className={styles.headBones}>
        <Skeleton width="9rem" />
      </div>
      <div className={styles.bodyBones}>
        <Skeleton shape="block" width="min(30rem, 100%)" height="var(--control)" />
        <div className={styles.page}>
          <DirectorySkeleton />
        </div>
      </div>
    </>
  );
}
