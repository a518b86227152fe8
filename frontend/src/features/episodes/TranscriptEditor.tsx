import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { EpisodeView } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton } from "@/ui/Skeleton";
import { toasts } from "@/ui/toast-queue";
import { askTranscript, deleteTranscript, refreshEpisodes, useLines } from "./api";
import styles from "./EditScreen.module.css";
import { LineEditor } from "./LineEditor";
import { Writing } from "./Writing";

/** The transcript for those who run the episode: having it written, corrected, or doing without it. */
export function TranscriptEditor({ view }: { view: EpisodeView }) {
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Transcript</Trans>
      </h2>
      <Standing view={view} />
    </section>
  );
}

function Standing({ view }: { view: EpisodeView }) {
  const { state, is_possible: isPossible } = view.transcript;
  if (state === "ready") return <Correcting view={view} />;
  if (!isPossible) {
    return (
      <p className={styles.hint}>
        <Trans>There is no speech model on this server, so nothing is written down.</Trans>
      </p>
    );
  }
  return state === "writing" ? <BeingWritten view={view} /> : <Unwritten view={view} />;
}

/** Does something to the transcript, and says what went wrong. */
function useAct(act: () => Promise<unknown>) {
  const queries = useQueryClient();
  return useSubmit(async () => {
    await act();
    await refreshEpisodes(queries);
  });
}

function Trouble({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles.trouble}>
      {children}
    </p>
  );
}

function Unwritten({ view: { episode, transcript } }: { view: EpisodeView }) {
  const asking = useAct(() => askTranscript(episode.id));
  const hasFailed = transcript.state === "failed";
  return (
    <>
      <p className={styles.hint}>
        {hasFailed ? (
          <Trans>It could not be written down. What was heard already is kept.</Trans>
        ) : (
          <Trans>Each voice is written down on its own, so every line says who speaks. It is done on this server.</Trans>
        )}
      </p>
      <div className={styles.acts}>
        <Button isPending={asking.isPending} onPress={() => void asking.submit()}>
          {hasFailed ? <Trans>Try again</Trans> : <Trans>Write it down</Trans>}
        </Button>
      </div>
      <Trouble>{asking.problem?.message}</Trouble>
    </>
  );
}

function BeingWritten({ view: { episode, transcript } }: { view: EpisodeView }) {
  const stopping = useAct(() => deleteTranscript(episode.id));
  return (
    <>
      <Writing percent={transcript.percent} title={episode.title} />
      <div className={styles.acts}>
        <Button isPending={stopping.isPending} onPress={() => void stopping.submit()}>
          <Trans>Stop</Trans>
        </Button>
        <span className={styles.quiet}>
          <Trans>It goes on while you are away.</Trans>
        </span>
      </div>
      <Trouble>{stopping.problem?.message}</Trouble>
    </>
  );
}

function Correcting({ view }: { view: EpisodeView }) {
  const { data: lines, error, refetch } = useLines(view);
  const [isAsked, setAsked] = useState(false);
  if (error) {
    return (
      <ErrorState title={<Trans>The transcript did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>The server does not answer right now. Nothing was changed.</Trans>
      </ErrorState>
    );
  }
  if (!lines) return <Skeleton shape="block" height="12rem" />;
  return (
    <>
      <p className={styles.hint}>
        {lines.length === 0 ? (
          <Trans>No word was heard in it.</Trans>
        ) : (
          <Trans>Press a line to correct it; it is saved as you type. Without text it is left out of the transcript. The sound stays as it is.</Trans>
        )}
      </p>
      {lines.length > 0 && <LineEditor view={view} lines={lines} />}
      <div className={styles.acts}>
        <Button look="plain" onPress={() => setAsked(true)}>
          <Trans>Delete the transcript</Trans>
        </Button>
      </div>
      {isAsked && <DeleteDialog view={view} onClose={() => setAsked(false)} />}
    </>
  );
}

/** Corrections go with it, so it is asked once more. */
function DeleteDialog({ view: { episode }, onClose }: { view: EpisodeView; onClose: () => void }) {
  const { t } = useLingui();
  const deleting = useAct(async () => {
    await deleteTranscript(episode.id);
    onClose();
    toasts.add({ text: t`The transcript is deleted.` });
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      title={t`Delete the transcript?`}
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
      <p>
        <Trans>All lines and all corrections go. It can be written down again, with the mistakes that it had.</Trans>
      </p>
      <Trouble>{deleting.problem?.message}</Trouble>
    </Dialog>
  );
}
