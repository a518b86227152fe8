import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { reachDialogCell } from "@/lib/own-reach";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { beginDnd } from "./api";
import styles from "./attention.module.css";
import { type ChosenEnd, EndField, endOf, firstEnd } from "./EndField";

const DND_ENDS = ["half", "hour", "two", "morning", "none", "own"] as const;

const close = () => reachDialogCell.set(null);

/** For how long nothing may interrupt. */
export default function DndDialog() {
  return (
    <Dialog isOpen onClose={close} title={<Trans>Do not disturb</Trans>} size="s">
      <DndForm />
    </Dialog>
  );
}

function DndForm() {
  const { t } = useLingui();
  const [end, setEnd] = useState<ChosenEnd>(() => firstEnd("hour", new Date()));
  const until = endOf(end, new Date());
  const saving = useSubmit(async () => {
    if (until === undefined) return;
    await beginDnd(until);
    close();
  });
  return (
    <Form
      isFooterAtEnd
      fields={["until"]}
      trouble={saving.problem}
      onSubmit={() => {
        if (until !== undefined) void saving.submit();
      }}
      footer={
        <>
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={until === undefined}>
            <Trans>Do not disturb</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.soft}>
        <Trans>No notifications and no sound, on any of your devices. Others see a small moon beside your face and know that you read later.</Trans>
      </p>
      <EndField label={t`How long?`} ends={DND_ENDS} chosen={end} onChange={setEnd} error={saving.errorOf("until")} />
    </Form>
  );
}
