import { Trans, useLingui } from "@lingui/react/macro";
import { SmilePlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { IconButton } from "@/ui/IconButton";
import { Popover } from "@/ui/Popover";
import { TextField } from "@/ui/TextField";
import type { SectionAsk } from "./list-acts";
import styles from "./SectionDialog.module.css";
import { makeSection, renameSection } from "./sidebar";

const EmojiPicker = lazy(() => import("./emoji/EmojiPicker"));

/** Names a section of one's own list, and gives it a sign. */
export default function SectionDialog({ section, room, onClose }: SectionAsk & { onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(section?.name ?? "");
  const [emoji, setEmoji] = useState(section?.emoji ?? "");
  const saving = useSubmit(async () => {
    if (section) await renameSection(section.id, name, emoji);
    else await makeSection(name, emoji, room);
    onClose();
  });
  const error = saving.errorOf("name");
  return (
    <Dialog isOpen onClose={onClose} title={section ? t`Rename the section` : t`New section`} size="s">
      <Form
        isFooterAtEnd
        fields={["name"]}
        trouble={saving.problem}
        onSubmit={() => void saving.submit()}
        footer={
          <>
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={name.trim() === ""}>
              {section ? <Trans>Save</Trans> : <Trans>Make it</Trans>}
            </Button>
          </>
        }
      >
        <div className={styles.line}>
          <TextField
            name="name"
            label={t`Name`}
            hint={t`Only you see it.`}
            value={name}
            onChange={setName}
            maxLength={40}
            autoComplete="off"
            // The dialog is opened in order to type in it.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            isInvalid={error !== undefined}
            {...(error !== undefined && { error })}
          />
          <Popover
            label={t`Emoji of the section`}
            placement="bottom end"
            trigger={
              <IconButton
                look="quiet"
                label={emoji === "" ? t`Choose an emoji` : t`Choose another emoji`}
                icon={emoji === "" ? <SmilePlus aria-hidden /> : <span className={styles.emoji}>{emoji}</span>}
              />
            }
          >
            {(close) => (
              <Suspense fallback={null}>
                <EmojiPicker
                  onPick={(picked) => {
                    setEmoji(picked);
                    close();
                  }}
                />
                {emoji !== "" && (
                  <Button
                    size="s"
                    look="plain"
                    onPress={() => {
                      setEmoji("");
                      close();
                    }}
                  >
                    <Trans>Without an emoji</Trans>
                  </Button>
                )}
              </Suspense>
            )}
          </Popover>
        </div>
      </Form>
    </Dialog>
  );
}
