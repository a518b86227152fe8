import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./settings.module.css";

/** Rows of two lines, as the lists here have them. */
export function SectionSkeleton({ rows = 3 }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading…`}>
      <div className={styles.list}>
        {Array.from({ length: rows }, (_, i) => (
          <div key={i} className={styles.item}>
            <div className={styles.bones}>
              <Skeleton width="42%" />
              <Skeleton width="64%" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
