import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { memo, useState } from "react";
import type { Message, Preview } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { attempt } from "./acts";
import { removePreview } from "./api";
import styles from "./LinkPreviews.module.css";
import { useRoomActs } from "./room-acts";

/** What stands behind the links of a message. */
export const LinkPreviews = memo(function LinkPreviews({ message }: { message: Message }) {
  const { mayDelete } = useRoomActs();
  if (message.previews.length === 0) return null;
  const mayRemove = mayDelete(message);
  return (
    <div className={styles.list}>
      {message.previews.map((preview) => (
        <LinkCard key={preview.id} preview={preview} onRemove={mayRemove ? () => attempt(removePreview(message.id, preview.id)) : null} />
      ))}
    </div>
  );
});

function LinkCard({ preview, onRemove }: { preview: Preview; onRemove: (() => void) | null }) {
  const { t } = useLingui();
  const { url, site, title, description, image } = preview;
  const [isMissing, setMissing] = useState(false);
  return (
    <article className={styles.card} aria-label={t`Link to ${site}`}>
      <div className={styles.words}>
        <p className={styles.site}>{site}</p>
        <a className={styles.title} href={url} target="_blank" rel="noopener noreferrer nofollow">
          {title}
        </a>
        {description !== "" && <p className={styles.description}>{description}</p>}
      </div>
      {image && !isMissing && (
        <img className={styles.image} src={image.url} width={image.width} height={image.height} alt="" loading="lazy" onError={() => setMissing(true)} />
      )}
      {onRemove && (
        <div className={styles.remove}>
          <IconButton size="s" label={t`Remove preview`} icon={<X aria-hidden />} onPress={onRemove} />
        </div>
      )}
    </article>
  );
}
