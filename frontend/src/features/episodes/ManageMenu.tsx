import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, EyeOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { Episode } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { deleteEpisode, publishEpisode, refreshEpisodes, unpublishEpisode } from "./api";
import styles from "./ManageMenu.module.css";

/** Taking an episode back, and deleting it. For those who run it. */
export function ManageMenu({ episode }: { episode: Episode }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const { id, title, published_at: published } = episode;
  const takeBack = () =>
    void unpublishEpisode(id).then(
      async () => {
        await refreshEpisodes(queries);
        toasts.add({
          text: t`“${title}” is a draft again.`,
          act: { label: t`Undo`, onAct: () => void publishEpisode(id).then(() => refreshEpisodes(queries)) },
        });
      },
      (error: unknown) => toasts.add({ text: problemOf(error).message, tone: "problem" }),
    );
  return (
    <>
      <Menu
        label={t`More`}
        placement="bottom end"
        trigger={<IconButton size="s" look="quiet" label={t`More`} icon={<Ellipsis aria-hidden />} />}
        groups={[
          {
            id: "episode",
            entries: [
              ...(published === null
                ? []
                : [{ id: "draft", label: t`Make it a draft again`, hint: t`Nobody else hears it then`, icon: <EyeOff aria-hidden />, onAction: takeBack }]),
              { id: "delete", label: t`Delete the episode`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: () => setAsked(true) },
            ],
          },
        ]}
      />
      {isAsked && <DeleteDialog episode={episode} onClose={() => setAsked(false)} />}
    </>
  );
}

/** The recording goes with it, so it is asked once more. */
function DeleteDialog({ episode: { id, title }, onClose }: { episode: Episode; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const deleting = useSubmit(async () => {
    await deleteEpisode(id);
    toasts.add({ text: t`“${title}” is deleted.` });
    navigate("/talks");
    await refreshEpisodes(queries);
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      title={t`Delete the episode?`}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" isPending={deleting.isPending} onPress={() => void deleting.submit()}>
            <Trans>Delete for good</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        <Trans>The audio, the comments and everything that was recorded of the talk are deleted. This cannot be undone.</Trans>
      </p>
      <p role="alert" className={styles.trouble}>
        {deleting.problem?.message}
      </p>
    </Dialog>
  );
}
