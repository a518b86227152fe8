import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ImageUp } from "lucide-react";
import { useEffect, useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Me } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { keepMe } from "./api";
import { CropDialog } from "./CropDialog";
import { type Picture, readPicture } from "./picture";
import styles from "./settings.module.css";

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** One's face: chosen, dropped or pasted, then cut to a circle. */
export function PicturePart({ me }: { me: Me }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [picture, setPicture] = useState<Picture | null>(null);
  const opening = useSubmit(async (file: Blob) => setPicture(await readPicture(file)));
  const removing = useSubmit(async () => keepMe(queries, await api.delete("/api/me/avatar")));
  useEffect(() => {
    if (!picture) return;
    return () => URL.revokeObjectURL(picture.url);
  }, [picture]);

  const problem = opening.problem ?? removing.problem;
  const openFirst = (files: readonly Blob[]) => {
    const [first] = files;
    if (first) void opening.submit(first);
  };
  return (
    <>
      <DropZone
        aria-label={t`Drop or paste a picture here`}
        className={styles.picture ?? ""}
        getDropOperation={(types) => (TYPES.some((type) => types.has(type)) ? "copy" : "cancel")}
        onDrop={({ items }) => {
          const file = items.find((item) => item.kind === "file");
          if (file) void file.getFile().then((one) => openFirst([one]));
        }}
      >
        <Avatar name={me.name} src={me.avatar_url} size="xl" />
        <div className={styles.pictureWords}>
          <p className={styles.small}>
            <Trans>Choose a picture, drop one here, or paste it. Without one your initials stand in.</Trans>
          </p>
          <div className={styles.acts}>
            <FileTrigger acceptedFileTypes={TYPES} onSelect={(files) => openFirst([...(files ?? [])])}>
              <Button size="s" icon={<ImageUp aria-hidden />} isPending={opening.isPending}>
                <Trans>Choose a picture</Trans>
              </Button>
            </FileTrigger>
            {me.avatar_url !== null && (
              <Button size="s" look="plain" onPress={() => void removing.submit()} isPending={removing.isPending}>
                <Trans>Remove</Trans>
              </Button>
            )}
          </div>
          <p role="alert" className={styles.error}>
            {problem?.message}
          </p>
        </div>
      </DropZone>
      {picture && <CropDialog picture={picture} onClose={() => setPicture(null)} />}
    </>
  );
}
