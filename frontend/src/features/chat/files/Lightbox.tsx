import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { FileOut } from "@/lib/wire";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { download } from "./download";
import styles from "./Lightbox.module.css";
import { sizeWords } from "./words";

interface LightboxProps {
  images: readonly FileOut[];
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

const ZOOMS = [1, 1.5, 2, 3, 4] as const;
const SWIPE_PX = 60;

/** Pictures as large as the screen: arrows lead on, plus and minus come nearer, Escape leads back. */
export default function Lightbox({ images, shown, onShow, onClose }: LightboxProps) {
  const { t } = useLingui();
  const [zoom, setZoom] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  // The dialog would take the focus itself, and with it the keys that are meant for the pictures.
  useEffect(() => frame.current?.focus(), []);
  const at = images.findIndex(({ id }) => id === shown);
  const image = images[at];
  const go = (step: number) => {
    const next = images[at + step];
    if (!next) return;
    setZoom(0);
    onShow(next.id);
  };
  const swipe = useSwipe((step) => {
    if (zoom === 0) go(step);
  });
  if (!image) return null;
  const nearer = (step: number) => setZoom((before) => Math.min(ZOOMS.length - 1, Math.max(0, before + step)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      "+": () => nearer(1),
      "-": () => nearer(-1),
      "0": () => setZoom(0),
    }[event.key];
    if (!act || (zoom > 0 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  };
  const [number, count] = [at + 1, images.length];
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={styles.scrim ?? ""}>
      <Modal className={styles.modal ?? ""}>
        <Dialog className={styles.inside ?? ""} aria-label={image.name}>
          {/* The keys of the whole dialog; each has a button as well. */}
          {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div ref={frame} tabIndex={-1} className={styles.frame} data-theme="dark" onKeyDown={onKeyDown}>
            <header className={styles.head}>
              <div className={styles.words}>
                <Heading slot="title" className={styles.name ?? ""}>
                  {image.name}
                </Heading>
                <p className={styles.size}>
                  {count > 1 && (
                    <>
                      <Trans>
                        {number} of {count}
                      </Trans>
                      {" · "}
                    </>
                  )}
                  {sizeWords(image.size)}
                </p>
              </div>
              <IconButton label={t`Smaller`} shortcut="-" icon={<ZoomOut aria-hidden />} isDisabled={zoom === 0} onPress={() => nearer(-1)} tooltipPlacement="bottom" />
              <IconButton label={t`Larger`} shortcut="+" icon={<ZoomIn aria-hidden />} isDisabled={zoom === ZOOMS.length - 1} onPress={() => nearer(1)} tooltipPlacement="bottom" />
              <IconButton label={t`Download ${image.name}`} icon={<Download aria-hidden />} onPress={() => download(image)} tooltipPlacement="bottom" />
              <IconButton label={t`Close`} shortcut="escape" icon={<X aria-hidden />} onPress={onClose} tooltipPlacement="bottom" />
            </header>
            <div className={styles.stage} {...swipe}>
              <Picture key={image.id} image={image} zoom={ZOOMS[zoom] ?? 1} onPress={() => setZoom(zoom === 0 ? 2 : 0)} />
              {at > 0 && (
                <span className={cx(styles.step, styles.left)}>
                  <IconButton label={t`Picture before`} icon={<ChevronLeft aria-hidden />} onPress={() => go(-1)} />
                </span>
              )}
              {at < count - 1 && (
                <span className={cx(styles.step, styles.right)}>
                  <IconButton label={t`Next picture`} icon={<ChevronRight aria-hidden />} onPress={() => go(1)} />
                </span>
              )}
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Fitted into the stage; nearer, it scrolls. The small picture stands in until the large one is there. */
function Picture({ image, zoom, onPress }: { image: FileOut; zoom: number; onPress: () => void }) {
  const { t } = useLingui();
  const { name, url, preview_url, thumb_url, placeholder, width, height } = image;
  const [isHere, setHere] = useState(false);
  const large = zoom > 1 ? url : (preview_url ?? url);
  const before = thumb_url ?? placeholder;
  const size = { aspectRatio: `${width ?? 1} / ${height ?? 1}`, "--zoom": zoom, "--ratio": (width ?? 1) / (height ?? 1), "--own": `${width ?? 0}px` };
  return (
    <div className={styles.scroller} {...(zoom > 1 && { tabIndex: 0, role: "region", "aria-label": name })}>
      <button type="button" className={cx(styles.picture, zoom > 1 && styles.near)} style={size} aria-label={zoom > 1 ? t`Smaller` : t`Larger`} onClick={onPress}>
        {before !== null && !isHere && <img src={before} alt="" aria-hidden className={styles.before} />}
        <img src={large} alt={name} className={styles.large} draggable={false} onLoad={() => setHere(true)} />
      </button>
    </div>
  );
}

/** A finger that goes sideways leads on. */
function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      from.current = pointerType === "touch" ? { x, y } : null;
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      if (!from.current) return;
      const [dx, dy] = [clientX - from.current.x, clientY - from.current.y];
      from.current = null;
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx > 0 ? -1 : 1);
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}
