import { useLingui } from "@lingui/react/macro";
import { Mic, X } from "lucide-react";
import type { FileOut } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import styles from "./AttachmentTray.module.css";
import { FileIcon } from "./FileCard";
import { sizeWords } from "./words";

interface EditFilesProps {
  files: readonly FileOut[];
  /** Ids of those that stay. */
  staying: readonly string[];
  onStay: (ids: string[]) => void;
}

/** The files of a message that is being edited: each can be taken out. It is gone once the edit is saved. */
export function EditFiles({ files, staying, onStay }: EditFilesProps) {
  const { t } = useLingui();
  const shown = files.filter(({ id }) => staying.includes(id));
  if (shown.length === 0) return null;
  return (
    <ul role="list" className={styles.tray} aria-label={t`Attachments`}>
      {shown.map(({ id, name, kind, size, thumb_url, placeholder }) => {
        const picture = thumb_url ?? placeholder;
        return (
          <li key={id} className={styles.chip}>
            <span className={styles.thumb}>
              {picture !== null ? <img src={picture} alt="" /> : kind === "voice" ? <Mic aria-hidden /> : <FileIcon name={name} />}
            </span>
            <span className={styles.words}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <span className={styles.standing}>{sizeWords(size)}</span>
            </span>
            <IconButton size="s" label={t`Remove ${name}`} icon={<X aria-hidden />} onPress={() => onStay(staying.filter((one) => one !== id))} />
          </li>
        );
      })}
    </ul>
  );
}
