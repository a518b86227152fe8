import { useLingui } from "@lingui/react/macro";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import styles from "./MessageSkeletons.module.css";

const SHAPES = [
  ["24%", "78%"],
  ["18%", "52%", "63%"],
  ["30%", "40%"],
  ["20%", "85%", "35%"],
  ["26%", "58%"],
] as const;

/** Messages to come, in their shape. */
export function MessageSkeletons({ rows = SHAPES.length }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading messages…`}>
      <div className={styles.list}>
        {SHAPES.slice(0, rows).map(([name, ...lines], i) => (
          <div key={i} className={styles.row}>
            <Skeleton shape="circle" width="36px" height="36px" />
            <div className={styles.lines}>
              <Skeleton width={name} />
              {lines.map((width) => (
                <Skeleton key={width} width={width} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
