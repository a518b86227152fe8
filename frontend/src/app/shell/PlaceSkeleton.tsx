import { useLingui } from "@lingui/react/macro";
import { Panes } from "@/ui/Panes";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./PlaceSkeleton.module.css";

const WIDTHS = ["70%", "52%", "64%", "45%", "58%", "72%", "40%"];

/** While a place's code loads: a list beside an empty sheet, the shape that all places share. */
export function PlaceSkeleton() {
  const { t } = useLingui();
  const list = (
    <SkeletonGroup label={t`Loading…`}>
      <div className={styles.list}>
        <Skeleton shape="block" width="45%" height="1.75rem" />
        {WIDTHS.map((width) => (
          <div key={width} className={styles.row}>
            <Skeleton shape="circle" width="20px" height="20px" />
            <Skeleton width={width} />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
  return (
    <Panes list={list} phone="list">
      {null}
    </Panes>
  );
}
