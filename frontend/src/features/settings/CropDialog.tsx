import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ZoomIn } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { keepMe } from "./api";
import { clampCrop, firstCrop, MOST_ZOOM, pushed, squareOf } from "./crop";
import styles from "./CropDialog.module.css";
import { cutPicture, type Picture, sendPicture } from "./picture";

/** As wide as the frame is drawn, in CSS pixels. */
const SHOWN_PX = 240;
const STEP_PX = 8;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [STEP_PX, 0],
  ArrowRight: [-STEP_PX, 0],
  ArrowUp: [0, STEP_PX],
  ArrowDown: [0, -STEP_PX],
};

export function CropDialog({ picture, onClose }: { picture: Picture; onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const queries = useQueryClient();
  const [crop, setCrop] = useState(() => firstCrop(picture));
  const [progress, setProgress] = useState(0);
  const held = useRef<{ x: number; y: number } | null>(null);
  const { submit, isPending, problem } = useSubmit(async () => {
    setProgress(0);
    keepMe(queries, await sendPicture(await cutPicture(picture, crop), setProgress));
    onClose();
  });

  const { left, top, side } = squareOf(picture, crop);
  const scale = SHOWN_PX / side;
  const onPointerMove = (event: PointerEvent) => {
    const from = held.current;
    if (!from) return;
    held.current = { x: event.clientX, y: event.clientY };
    setCrop((now) => pushed(picture, now, event.clientX - from.x, event.clientY - from.y, SHOWN_PX));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    setCrop((now) => pushed(picture, now, step[0], step[1], SHOWN_PX));
  };
  const zoomTo = (zoom: number) => setCrop((now) => clampCrop(picture, { ...now, zoom }));

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      closesOutside={false}
      title={<Trans>Your picture</Trans>}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" onPress={() => void submit()} isPending={isPending}>
            <Trans>Take this picture</Trans>
          </Button>
        </>
      }
    >
      <div className={styles.whole}>
        <button
          type="button"
          className={styles.frame}
          aria-label={t`Move the picture: drag it, or use the arrow keys`}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            held.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => (held.current = null)}
          onPointerCancel={() => (held.current = null)}
          onWheel={(event) => zoomTo(crop.zoom * (event.deltaY < 0 ? 1.06 : 1 / 1.06))}
        >
          <img
            src={picture.url}
            alt=""
            draggable={false}
            style={{
              width: picture.width * scale,
              height: picture.height * scale,
              transform: `translate(${-left * scale}px, ${-top * scale}px)`,
            }}
          />
        </button>
        <div className={styles.zoom}>
          <ZoomIn aria-hidden />
          <label htmlFor={id} className={styles.label}>
            <Trans>Zoom</Trans>
          </label>
          <input
            id={id}
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.01}
            value={crop.zoom}
            onChange={(event) => zoomTo(Number(event.target.value))}
          />
        </div>
        {isPending && <progress className={styles.progress} value={progress} aria-label={t`Uploading`} />}
        <p role="alert" className={styles.error}>
          {problem?.message}
        </p>
      </div>
    </Dialog>
  );
}
