import { useLingui } from "@lingui/react/macro";
import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import styles from "./TagList.module.css";

/** What a community is about, in a few words; each leads to the others that have it. */
export function TagList({ tags, onTag }: { tags: readonly string[]; onTag?: (tag: string) => void }) {
  const { t } = useLingui();
  if (tags.length === 0) return null;
  return (
    <ul role="list" aria-label={t`Tags`} className={styles.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          {onTag ? (
            <Button className={styles.tag ?? ""} onPress={() => onTag(tag)} aria-label={t`Communities about ${tag}`}>
              {tag}
            </Button>
          ) : (
            <Link href={`/rooms/directory?tag=${encodeURIComponent(tag)}`} className={styles.tag}>
              {tag}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
