import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { momentWords } from "@/lib/moments";
import { useRounds } from "@/lib/rounds";
import { useNow } from "@/lib/useNow";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { forgetCalendar, setCalendar } from "./api";
import styles from "./Rounds.module.css";

/** From where one's busy times are read. The address is a secret: it is typed in once and never shown again. */
export default function CalendarDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={t`My calendar`}>
      <CalendarForm onClose={onClose} />
    </Dialog>
  );
}

function CalendarForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const isKept = (useRounds()?.calendar ?? null) !== null;
  const [address, setAddress] = useState("");
  const saving = useSubmit(async () => {
    await setCalendar(address.trim());
    onClose();
    toasts.add({ text: t`Your calendar counts from now on.` });
  });
  const forgetting = useSubmit(async () => {
    await forgetCalendar();
    onClose();
    toasts.add({ text: t`Your calendar is forgotten.` });
  });
  const problem = saving.problem ?? forgetting.problem;
  return (
    <Form
      isFooterAtEnd
      fields={["address"]}
      trouble={problem}
      onSubmit={() => {
        if (address.trim() !== "") void saving.submit();
      }}
      footer={
        <>
          {isKept ? (
            <Button look="plain" isPending={forgetting.isPending} onPress={() => void forgetting.submit()}>
              <Trans>Forget my calendar</Trans>
            </Button>
          ) : (
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          )}
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={address.trim() === ""}>
            <Trans>Read my calendar</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.soft}>
        <Trans>No coffee is proposed to you for when you are busy. Only the busy times of the next days are kept, never what or where; they are read anew every few hours.</Trans>
      </p>
      <Kept />
      <TextField
        name="address"
        type="url"
        label={isKept ? t`Another address` : t`Address of your calendar`}
        hint={t`Your calendar program calls it a public, secret or subscription address. It ends in .ics.`}
        error={saving.errorOf("address")}
        value={address}
        onChange={setAddress}
        placeholder="https://…/calendar.ics"
        autoComplete="off"
        inputMode="url"
      />
    </Form>
  );
}

/** Which calendar counts now, and whether it can still be read. */
function Kept() {
  const { i18n } = useLingui();
  const calendar = useRounds()?.calendar ?? null;
  const zone = useLive((state) => state.me.time_zone);
  const now = new Date(useNow(30_000));
  if (calendar === null) return null;
  const { host, problem, read_at: readAt } = calendar;
  const moment = readAt === null ? "" : momentWords(new Date(readAt), now, zone, i18n.locale);
  return (
    <div>
      <p>
        <Trans>
          Read from {host}, last time: {moment}.
        </Trans>
      </p>
      {problem !== null && <p className={styles.warn}>{problem}</p>}
    </div>
  );
}
