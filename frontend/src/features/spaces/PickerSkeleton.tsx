import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./PeoplePicker.module.css";

/** A picker before it is known who may be picked. */
export function PickerSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`People are coming`}>
      <div className={styles.picker}>
        <Skeleton shape="block" height="2.25rem" />
        <div className={styles.list}>
          {["62%", "48%", "70%", "55%", "40%", "66%"].map((width) => (
            <span key={width} className={styles.bone}>
              <Skeleton shape="circle" width="28px" height="28px" />
              <Skeleton width={width} />
            </span>
          ))}
        </div>
      </div>
    </SkeletonGroup>
  );
}
