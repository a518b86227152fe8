import { useLingui } from "@lingui/react/macro";
import { Avatar, type AvatarProps, type AvatarSize } from "./Avatar";
import styles from "./AvatarStack.module.css";

export interface AvatarStackProps {
  people: readonly (Pick<AvatarProps, "name" | "src"> & { id: string })[];
  /** Faces shown before "+4". */
  most?: number;
  /** If there are more than were sent. */
  total?: number;
  size?: AvatarSize;
  /** What they do together, spoken, as in "7 people are listening". */
  label: string;
}

/** Some faces of many, overlapping. */
export function AvatarStack({ people, most = 4, total = people.length, size = "s", label }: AvatarStackProps) {
  const { i18n } = useLingui();
  const shown = people.slice(0, most);
  const more = total - shown.length;
  return (
    <span role="img" aria-label={label} className={styles.stack} data-size={size}>
      {shown.map(({ id, name, src }) => (
        <Avatar key={id} name={name} size={size} {...(src !== undefined && { src })} />
      ))}
      {more > 0 && <span className={styles.more}>+{i18n.number(more)}</span>}
    </span>
  );
}
