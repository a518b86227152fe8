import { Trans, useLingui } from "@lingui/react/macro";
import { useSubmit } from "@/lib/useSubmit";
import type { RoundSeries } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { toasts } from "@/ui/toast-queue";
import { holdRound } from "./api";
import styles from "./Rounds.module.css";

/** A round out of turn cannot be taken back: everyone in it is told at once. */
export function HoldDialog({ series, onClose }: { series: RoundSeries; onClose: () => void }) {
  const { t } = useLingui();
  const holding = useSubmit(async () => {
    await holdRound(series.id);
    onClose();
    toasts.add({ text: t`The round is held within the next few seconds.` });
  });
  return (
    <Dialog isOpen onClose={onClose} title={t`Hold a round now?`} size="s">
      <Form
        isFooterAtEnd
        fields={[]}
        trouble={holding.problem}
        onSubmit={() => void holding.submit()}
        footer={
          <>
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" look="primary" isPending={holding.isPending}>
              <Trans>Hold it now</Trans>
            </Button>
          </>
        }
      >
        <p className={styles.soft}>
          <Trans>Whoever takes part is brought together at once and told. That cannot be taken back; the next regular round then comes four days later at the earliest.</Trans>
        </p>
      </Form>
    </Dialog>
  );
}
