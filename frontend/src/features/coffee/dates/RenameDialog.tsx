import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeDate } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { TextField } from "@/ui/TextField";
import { changeDate } from "./api";

const TITLE_LIMIT = 60;

export default function RenameDialog({ date, onClose }: { date: CoffeeDate; onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} size="s" title={<Trans>Change the title</Trans>}>
      <RenameForm date={date} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ date, onClose }: { date: CoffeeDate; onClose: () => void }) {
  const { t } = useLingui();
  const [title, setTitle] = useState(date.title);
  const renaming = useSubmit(async () => {
    await changeDate(date.id, { title });
    onClose();
  });
  const error = renaming.errorOf("title");
  return (
    <Form
      isFooterAtEnd
      fields={["title"]}
      trouble={renaming.problem}
      onSubmit={() => {
        if (title.trim() !== "") void renaming.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={renaming.isPending} isDisabled={title.trim() === ""}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <TextField name="title" label={t`Title`} value={title} onChange={setTitle} maxLength={TITLE_LIMIT} autoComplete="off" isInvalid={error !== undefined} error={error} />
    </Form>
  );
}
