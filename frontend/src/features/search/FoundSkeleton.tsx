import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./SearchScreen.module.css";

const WIDTHS = ["78%", "92%", "64%", "85%", "70%"];

/** The shape of finds to come. */
export function FoundSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Searching…`}>
      <div className={styles.page}>
        <div className={styles.main}>
          {WIDTHS.map((width) => (
            <div key={width} className={styles.bone}>
              <Skeleton shape="circle" width="28px" height="28px" />
              <div className={styles.boneWords}>
                <Skeleton width="30%" />
                <Skeleton width={width} />
              </div>
            </div>
          ))}
        </div>
      </div>
    </SkeletonGroup>
  );
}
