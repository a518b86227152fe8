import { Trans, useLingui } from "@lingui/react/macro";
import { Mic, RotateCw, X } from "lucide-react";
import { getUploads } from "@/lib/uploads/current";
import type { Upload } from "@/lib/uploads/uploads";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import styles from "./AttachmentTray.module.css";
import { FileIcon } from "./FileCard";
import { sizeWords } from "./words";

interface AttachmentTrayProps {
  uploads: readonly Upload[];
  /** Said already: what is on its way can no longer be taken out one by one. */
  isSaid?: boolean;
}

/** What hangs on a draft, or on a message that is on its way: a chip each, with how far it is. */
export function AttachmentTray({ uploads, isSaid = false }: AttachmentTrayProps) {
  const { t } = useLingui();
  if (uploads.length === 0) return null;
  return (
    <ul role="list" className={cx(styles.tray, isSaid && styles.said)} aria-label={t`Attachments`}>
      {uploads.map((upload) => (
        <Chip key={upload.key} upload={upload} isSaid={isSaid} />
      ))}
    </ul>
  );
}

function Chip({ upload, isSaid }: { upload: Upload; isSaid: boolean }) {
  const { t } = useLingui();
  const { key, file, kind, phase, part, picture, problem } = upload;
  const { name } = file;
  const isVoice = kind === "voice";
  return (
    <li className={cx(styles.chip, phase === "failed" && styles.failed)}>
      <span className={styles.thumb}>
        {picture === null ? isVoice ? <Mic aria-hidden /> : <FileIcon name={name} /> : <img src={picture} alt="" />}
      </span>
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {isVoice ? <Trans>Voice message</Trans> : name}
        </span>
        <Standing upload={upload} />
      </span>
      {phase === "failed" && (
        <IconButton size="s" label={t`Try ${name} again`} icon={<RotateCw aria-hidden />} onPress={() => getUploads().retry(key)} />
      )}
      {!isSaid && <IconButton size="s" label={t`Remove ${name}`} icon={<X aria-hidden />} onPress={() => getUploads().drop([key])} />}
      {(phase === "sending" || phase === "understanding") && (
        <progress
          className={cx(styles.progress, phase === "understanding" && styles.busy, problem !== null && styles.waits)}
          aria-label={t`Upload of ${name}`}
          max={1}
          value={part}
        />
      )}
    </li>
  );
}

/** How far it is, in words; what fails is said to everyone. */
function Standing({ upload }: { upload: Upload }) {
  const { i18n } = useLingui();
  const { phase, part, problem, file, ready } = upload;
  const size = ready?.size ?? file.size;
  const percent = i18n.number(Math.floor(part * 100) / 100, { style: "percent" });
  if (problem !== null) {
    return (
      <span className={styles.problem} role="alert">
        {problem}
      </span>
    );
  }
  return (
    <span className={styles.standing}>
      {phase === "understanding" ? <Trans>Almost there</Trans> : phase === "sending" ? <>{percent} · {sizeWords(size)}</> : sizeWords(size)}
    </span>
  );
}
