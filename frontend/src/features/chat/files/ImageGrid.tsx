import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { FileOut } from "@/lib/wire";
import { cx } from "@/ui/cx";
import styles from "./ImageGrid.module.css";
import { boxOf, columnsOf } from "./layout";

/** Pictures of a message. Their places are kept before they come, so nothing jumps. */
export function ImageGrid({ images, onOpen }: { images: readonly FileOut[]; onOpen: (id: string) => void }) {
  const [first] = images;
  if (images.length === 1 && first) {
    const { width, height } = boxOf(first.width, first.height);
    return (
      <div className={styles.one} style={{ width, aspectRatio: `${width} / ${height}` }}>
        <Tile image={first} onOpen={onOpen} />
      </div>
    );
  }
  return (
    <div className={cx(styles.grid, columnsOf(images.length) === 2 && styles.two)}>
      {images.map((image) => (
        <Tile key={image.id} image={image} onOpen={onOpen} />
      ))}
    </div>
  );
}

function Tile({ image, onOpen }: { image: FileOut; onOpen: (id: string) => void }) {
  const { t } = useLingui();
  const { id, name, placeholder, thumb_url, url } = image;
  const [isHere, setHere] = useState(false);
  return (
    <button type="button" className={styles.tile} aria-label={t`Show ${name}`} onClick={() => onOpen(id)}>
      {placeholder !== null && !isHere && <img src={placeholder} alt="" aria-hidden className={styles.blur} />}
      <img
        src={thumb_url ?? url}
        alt={name}
        loading="lazy"
        decoding="async"
        draggable={false}
        className={cx(styles.picture, isHere && styles.here)}
        onLoad={() => setHere(true)}
      />
    </button>
  );
}
