import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./programme.module.css";

/** The shape of the programme: something large, then rows. */
export function ProgrammeSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading the programme…`}>
      <div className={styles.page}>
        <Skeleton shape="block" height="13rem" />
        <Skeleton width="9rem" />
        {["60%", "48%", "56%"].map((width) => (
          <Skeleton key={width} shape="block" width={width} height="2.5rem" />
        ))}
      </div>
    </SkeletonGroup>
  );
}
