import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./session.module.css";

/** A title, some fields and a button, before we know what the link means. */
export function DoorSkeleton({ fields }: { fields: number }) {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading…`}>
      <div className={styles.bones}>
        <Skeleton shape="block" width="70%" height="2rem" />
        {Array.from({ length: fields }, (_, i) => (
          <div key={i} className={styles.bone}>
            <Skeleton width="30%" />
            <Skeleton shape="block" width="100%" height="var(--control)" />
          </div>
        ))}
        <Skeleton shape="block" width="100%" height="var(--control)" />
      </div>
    </SkeletonGroup>
  );
}
