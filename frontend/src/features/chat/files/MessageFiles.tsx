import { useLingui } from "@lingui/react/macro";
import { lazy, memo, Suspense, useState } from "react";
import type { FileOut } from "@/lib/wire";
import { FileCard } from "./FileCard";
import { Film } from "./Film";
import { ImageGrid } from "./ImageGrid";
import styles from "./MessageFiles.module.css";
import { SoundNote } from "./SoundNote";

const Lightbox = lazy(() => import("./Lightbox"));

/** What hangs on a message: pictures first, in one grid; then all else, a line each. */
export const MessageFiles = memo(function MessageFiles({ files }: { files: readonly FileOut[] }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<string | null>(null);
  if (files.length === 0) return null;
  const images = files.filter(({ kind }) => kind === "image");
  const others = files.filter(({ kind }) => kind !== "image");
  return (
    <div className={styles.files} role="group" aria-label={t`Attachments`}>
      {images.length > 0 && <ImageGrid images={images} onOpen={setShown} />}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} />
      ))}
      {shown !== null && (
        <Suspense fallback={null}>
          <Lightbox images={images} shown={shown} onShow={setShown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </div>
  );
});

function OtherFile({ file }: { file: FileOut }) {
  switch (file.kind) {
    case "voice":
    case "audio":
      return <SoundNote file={file} />;
    case "video":
      return <Film file={file} />;
    default:
      return <FileCard file={file} />;
  }
}
