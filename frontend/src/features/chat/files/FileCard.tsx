import { useLingui } from "@lingui/react/macro";
import { Download, FileArchive, FileCode, FileImage, FileMusic, FileSpreadsheet, FileText, FileVideo, type LucideIcon, File as PlainFile, Presentation } from "lucide-react";
import type { FileOut } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { download } from "./download";
import styles from "./FileCard.module.css";
import { endingOf, type Family, familyOf, sizeWords } from "./words";

const ICONS: Record<Family, LucideIcon> = {
  document: FileText,
  sheet: FileSpreadsheet,
  slides: Presentation,
  archive: FileArchive,
  code: FileCode,
  sound: FileMusic,
  film: FileVideo,
  picture: FileImage,
  other: PlainFile,
};

/** A file's icon by its name. */
export function FileIcon({ name }: { name: string }) {
  const Icon = ICONS[familyOf(name)];
  return <Icon aria-hidden />;
}

/** A file that is saved, not shown. */
export function FileCard({ file }: { file: FileOut }) {
  const { t } = useLingui();
  const { name, size } = file;
  const ending = endingOf(name);
  return (
    <div className={styles.card}>
      <span className={styles.icon}>
        <FileIcon name={name} />
      </span>
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.size}>{[ending, sizeWords(size)].filter(Boolean).join(" · ")}</span>
      </span>
      <IconButton size="s" label={t`Download ${name}`} icon={<Download aria-hidden />} onPress={() => download(file)} />
    </div>
  );
}
