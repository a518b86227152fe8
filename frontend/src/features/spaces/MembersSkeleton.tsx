import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./MembersPane.module.css";

const WIDTHS = ["8rem", "10rem", "7rem", "9rem", "11rem", "6rem", "9.5rem"];

/** Members before they arrive. */
export function MembersSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Members are coming`}>
      <div className={styles.group}>
        {WIDTHS.map((width) => (
          <div key={width} className={styles.member}>
            <Skeleton shape="circle" />
            <div className={styles.words}>
              <Skeleton width={width} />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
