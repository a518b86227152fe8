import { ownNameOf, useOwnEmoji } from "@/lib/live/emoji";
import styles from "./OwnSign.module.css";

/** One of the organisation's own emoji by its name, as high as the text; where there is none, its name. */
export function OwnSign({ name }: { name: string }) {
  const emoji = useOwnEmoji(name);
  if (!emoji) return `:${name}:`;
  const moves = emoji.url !== emoji.still_url;
  return (
    <picture>
      {moves && <source media="(prefers-reduced-motion: reduce)" srcSet={emoji.still_url} />}
      <img className={styles.sign} src={emoji.url} alt={`:${name}:`} title={`:${name}:`} draggable={false} />
    </picture>
  );
}

/** A sign of Unicode, or one of the organisation's own. */
export function Sign({ sign }: { sign: string }) {
  const name = ownNameOf(sign);
  return name === null ? sign : <OwnSign name={name} />;
}
