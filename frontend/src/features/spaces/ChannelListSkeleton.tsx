import { Skeleton } from "@/ui/Skeleton";
import styles from "./ChannelList.module.css";

const WIDTHS = ["9rem", "12rem", "7rem", "10rem"];

/** Channels before they arrive; `hasHead` where the words above them are there already. */
export function ChannelListSkeleton({ hasHead = false }: { hasHead?: boolean }) {
  return (
    <div>
      {!hasHead && (
        <div className={styles.head}>
          <Skeleton width="5rem" />
        </div>
      )}
      {WIDTHS.map((width) => (
        <div key={width} className={styles.channel}>
          <span className={styles.sign}>
            <Skeleton shape="circle" width="18px" height="18px" />
          </span>
          <div className={styles.words}>
            <Skeleton width={width} />
            <Skeleton width="60%" />
          </div>
        </div>
      ))}
    </div>
  );
}
