import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { refuseRecording } from "./acts";
import styles from "./InvitationSheet.module.css";
import { useOpenTalk } from "./useOpenTalk";

/** Taking one's yes back deletes something, so it is asked once more. */
export default function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { talk } = useOpenTalk();
  const withdraw = () => {
    refuseRecording(talk.id);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      title={t`Withdraw your consent?`}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" onPress={withdraw}>
            <Trans>Withdraw and delete</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        <Trans>Everything recorded of your voice in this talk is deleted, for good. The recording goes on without your voice.</Trans>
      </p>
    </Dialog>
  );
}
