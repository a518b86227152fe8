import { Trans, useLingui } from "@lingui/react/macro";
import { ImageUp } from "lucide-react";
import { useEffect, useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { addEmojiCell } from "@/lib/emoji-wishes";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import styles from "./AddEmojiDialog.module.css";
import { nameOfFile, sendEmoji } from "./sending";

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const close = () => addEmojiCell.set(false);

/** A picture and a name: from then on everyone writes `:name:`. */
export default function AddEmojiDialog() {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={close} title={t`Add an emoji`} size="s" closesOutside={false}>
      <AddEmoji />
    </Dialog>
  );
}

interface Chosen {
  file: File;
  url: string;
}

function AddEmoji() {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState("");
  useEffect(() => {
    if (!chosen) return;
    return () => URL.revokeObjectURL(chosen.url);
  }, [chosen]);
  const choose = (file: File) => {
    setChosen({ file, url: URL.createObjectURL(file) });
    if (name === "") setName(nameOfFile(file.name));
  };
  const adding = useSubmit(async () => {
    if (!chosen) return;
    const { name: added } = await sendEmoji(name, chosen.file);
    close();
    toasts.add({ text: t`:${added}: is there for everyone now.` });
  });
  return (
    <Form
      label={t`Add an emoji`}
      onSubmit={() => void adding.submit()}
      trouble={adding.problem}
      fields={["name"]}
      footer={
        <>
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={adding.isPending} isDisabled={!chosen || name.trim() === ""}>
            <Trans>Add an emoji</Trans>
          </Button>
        </>
      }
    >
      <DropZone
        aria-label={t`Drop or paste a picture here`}
        className={styles.zone ?? ""}
        getDropOperation={(types) => (TYPES.some((type) => types.has(type)) ? "copy" : "cancel")}
        onDrop={({ items }) => {
          const file = items.find((item) => item.kind === "file");
          if (file) void file.getFile().then(choose);
        }}
      >
        {chosen ? (
          <span className={styles.shown}>
            <img className={styles.large} src={chosen.url} alt="" />
            <img className={styles.small} src={chosen.url} alt="" />
          </span>
        ) : (
          <p className={styles.hint}>
            <Trans>A square picture reads best: PNG, GIF, WebP or JPEG, at most 2 MB. Short animations go on moving.</Trans>
          </p>
        )}
        <FileTrigger
          acceptedFileTypes={TYPES}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file) choose(file);
          }}
        >
          <Button size="s" icon={<ImageUp aria-hidden />}>
            {chosen ? <Trans>Choose another picture</Trans> : <Trans>Choose a picture</Trans>}
          </Button>
        </FileTrigger>
      </DropZone>
      <TextField
        name="name"
        label={t`Name`}
        hint={t`People type it between two colons, as in :name:`}
        value={name}
        onChange={setName}
        maxLength={34}
        autoComplete="off"
        spellCheck="false"
        {...(adding.errorOf("name") !== undefined && { error: adding.errorOf("name"), isInvalid: true })}
      />
    </Form>
  );
}
