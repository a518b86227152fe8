import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { ProgressBar } from "react-aria-components/ProgressBar";
import { useCell } from "@/lib/cell";
import { Button } from "@/ui/Button";
import styles from "./Clips.module.css";
import { addFiles, type ClipUpload, forgetUpload, tryAgain, uploadsCell } from "./clip-uploads";

/** Around the board: files can be dropped on it, or chosen. What they are, the server finds out. */
export function AddClips({ talk, isFull, children }: { talk: string; isFull: boolean; children: ReactNode }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const add = (files: readonly File[]) => {
    if (files.length > 0) addFiles(queries, talk, files);
  };
  return (
    <DropZone
      className={styles.board ?? ""}
      aria-label={t`Drop audio files here`}
      isDisabled={isFull}
      onDrop={({ items }) => {
        const files = items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : []));
        void Promise.all(files).then(add);
      }}
    >
      {children}
      <div className={styles.add}>
        <FileTrigger acceptedFileTypes={["audio/*", ".m4a", ".ogg", ".opus", ".webm", ".flac"]} allowsMultiple onSelect={(files) => add(Array.from(files ?? []))}>
          <Button icon={<Plus aria-hidden />} isDisabled={isFull}>
            <Trans>Add clips</Trans>
          </Button>
        </FileTrigger>
        <p className={styles.hint}>
          {isFull ? <Trans>The board is full. Delete a clip to make room.</Trans> : <Trans>Or drop files here: up to five minutes each.</Trans>}
        </p>
      </div>
    </DropZone>
  );
}

/** Files on their way, and those that did not make it. */
export function Uploads({ talk }: { talk: string }) {
  const { t } = useLingui();
  const uploads = useCell(uploadsCell).filter((one) => one.talk === talk);
  if (uploads.length === 0) return null;
  return (
    <ul role="list" className={styles.uploads} aria-label={t`On their way to the board`}>
      {uploads.map((one) => (
        <Upload key={one.id} upload={one} />
      ))}
    </ul>
  );
}

function Upload({ upload }: { upload: ClipUpload }) {
  const queries = useQueryClient();
  const { id, title, part, error } = upload;
  return (
    <li className={styles.upload}>
      <p>{title}</p>
      {error === null ? (
        <ProgressBar aria-label={title} value={part * 100} isIndeterminate={part >= 1}>
          <div className={styles.track}>
            <div className={styles.fill} style={{ width: `${Math.round(part * 100)}%` }} />
          </div>
        </ProgressBar>
      ) : (
        <>
          <p role="alert" className={styles.trouble}>
            {error}
          </p>
          <div className={styles.acts}>
            <Button size="s" onPress={() => tryAgain(queries, upload)}>
              <Trans>Try again</Trans>
            </Button>
            <Button size="s" onPress={() => forgetUpload(id)}>
              <Trans>Put away</Trans>
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
