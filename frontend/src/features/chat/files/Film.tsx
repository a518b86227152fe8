import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { FileOut } from "@/lib/wire";
import { FileCard } from "./FileCard";
import styles from "./Film.module.css";
import { boxOf } from "./layout";

/** A film, in the browser's own player. One that this browser cannot play is a file to save. */
export function Film({ file }: { file: FileOut }) {
  const { t } = useLingui();
  const { name, url, thumb_url, preview_url } = file;
  const [hasFailed, setFailed] = useState(false);
  const { width, height } = boxOf(file.width, file.height);
  return (
    <>
      {!hasFailed && (
        // Films of colleagues have no captions to offer.
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <video
          className={styles.film}
          style={{ width, aspectRatio: `${width} / ${height}` }}
          src={url}
          aria-label={t`Film ${name}`}
          controls
          playsInline
          preload="none"
          poster={preview_url ?? thumb_url ?? undefined}
          onError={() => setFailed(true)}
        />
      )}
      <FileCard file={file} />
    </>
  );
}
