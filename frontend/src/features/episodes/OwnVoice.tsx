import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { AudioLines } from "lucide-react";
import { useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { Episode } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { toasts } from "@/ui/toast-queue";
import { refreshEpisodes, withdrawVoice } from "./api";
import styles from "./OwnVoice.module.css";

/** For who is heard in it: the way out. */
export function OwnVoice({ episode }: { episode: Episode }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section className={styles.card}>
      <AudioLines aria-hidden />
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Trans>Your voice is in this episode</Trans>
        </h2>
        <p>
          <Trans>You agreed to that. You can take it back at any time, without giving a reason.</Trans>
        </p>
      </div>
      <Button size="s" onPress={() => setAsked(true)}>
        <Trans>Remove my voice</Trans>
      </Button>
      {isAsked && <RemoveDialog episode={episode} onClose={() => setAsked(false)} />}
    </section>
  );
}

function RemoveDialog({ episode: { id }, onClose }: { episode: Episode; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const removing = useSubmit(async () => {
    await withdrawVoice(id);
    onClose();
    toasts.add({ text: t`Your voice is deleted. The episode is mixed anew without it.` });
    await refreshEpisodes(queries);
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      title={t`Remove your voice?`}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Leave it in</Trans>
          </Button>
          <Button look="danger" isPending={removing.isPending} onPress={() => void removing.submit()}>
            <Trans>Remove and delete</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.sure}>
        <Trans>Everything recorded of your voice is deleted, for good. Until the rest is mixed anew, nobody can hear the episode.</Trans>
      </p>
      <p role="alert" className={styles.trouble}>
        {removing.problem?.message}
      </p>
    </Dialog>
  );
}
