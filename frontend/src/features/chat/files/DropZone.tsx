import { Trans } from "@lingui/react/macro";
import { Paperclip } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { filesOf } from "./chosen";
import styles from "./DropZone.module.css";

const holdsFiles = (data: DataTransfer | null) => data?.types.includes("Files") ?? false;

/** Covers the room while something is dragged over the page. Files that miss it do not replace the page. */
export function DropZone({ room, onFiles }: { room: string; onFiles: (files: readonly File[]) => void }) {
  const [isDragged, setDragged] = useState(false);
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const set = (next: number) => {
      depth.current = Math.max(0, next);
      setDragged(depth.current > 0);
    };
    const onEnter = (event: globalThis.DragEvent) => {
      if (holdsFiles(event.dataTransfer)) set(depth.current + 1);
    };
    const onLeave = (event: globalThis.DragEvent) => {
      if (holdsFiles(event.dataTransfer)) set(depth.current - 1);
    };
    const onOver = (event: globalThis.DragEvent) => {
      if (holdsFiles(event.dataTransfer)) event.preventDefault();
    };
    const onDrop = (event: globalThis.DragEvent) => {
      if (holdsFiles(event.dataTransfer)) event.preventDefault();
      set(0);
      setOver(false);
    };
    addEventListener("dragenter", onEnter);
    addEventListener("dragleave", onLeave);
    addEventListener("dragover", onOver);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragenter", onEnter);
      removeEventListener("dragleave", onLeave);
      removeEventListener("dragover", onOver);
      removeEventListener("drop", onDrop);
    };
  }, []);
  if (!isDragged) return null;
  return (
    // What is dropped here can be pasted and chosen as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        onFiles(filesOf(event.dataTransfer));
      }}
    >
      <p className={styles.words}>
        <Paperclip aria-hidden />
        <Trans>Drop it here for {room}</Trans>
      </p>
    </div>
  );
}
