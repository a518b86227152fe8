import { Trans, useLingui } from "@lingui/react/macro";
import { ImageUp } from "lucide-react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedCommunity } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { WideCover } from "@/ui/WideCover";
import { changeCover, removeCover } from "./acts";
import styles from "./CoverPart.module.css";

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** The picture across the head of a community: chosen, dropped or pasted; shown at once, apart from the rest of the form. */
export function CoverPart({ community }: { community: ListedCommunity }) {
  const { t } = useLingui();
  const { id, name, cover_url: src } = community;
  const sending = useSubmit(async (file: Blob) => changeCover(id, file));
  const removing = useSubmit(async () => removeCover(id));
  const send = (files: readonly Blob[]) => {
    const [first] = files;
    if (first) void sending.submit(first);
  };
  return (
    <DropZone
      aria-label={t`Drop or paste a picture here`}
      className={styles.zone ?? ""}
      getDropOperation={(types) => (TYPES.some((type) => types.has(type)) ? "copy" : "cancel")}
      onDrop={({ items }) => {
        const file = items.find((item) => item.kind === "file");
        if (file) void file.getFile().then((one) => send([one]));
      }}
    >
      <WideCover name={name} src={src} />
      <div className={styles.acts}>
        <FileTrigger acceptedFileTypes={TYPES} onSelect={(files) => send([...(files ?? [])])}>
          <Button size="s" icon={<ImageUp aria-hidden />} isPending={sending.isPending}>
            {src === null ? <Trans>Choose a picture</Trans> : <Trans>Choose another one</Trans>}
          </Button>
        </FileTrigger>
        {src !== null && (
          <Button size="s" look="plain" onPress={() => void removing.submit()} isPending={removing.isPending}>
            <Trans>Remove</Trans>
          </Button>
        )}
        <p className={styles.hint}>
          <Trans>Shown wide: the middle of the picture stays. Without one the colour of the name stands in.</Trans>
        </p>
      </div>
      <p role="alert" className={styles.error}>
        {(sending.problem ?? removing.problem)?.message}
      </p>
    </DropZone>
  );
}
