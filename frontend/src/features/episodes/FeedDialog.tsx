import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton } from "@/ui/Skeleton";
import { TextField } from "@/ui/TextField";
import { makeFeed, refreshFeed, revokeFeed, useFeed } from "./api";
import styles from "./FeedDialog.module.css";

interface FeedDialogProps {
  /** Of one show; null: of all that one may hear. */
  show: string | null;
  onClose: () => void;
}

/** One's private podcast feed: made, copied, given another address, switched off. */
export default function FeedDialog({ show, onClose }: FeedDialogProps) {
  const { t } = useLingui();
  const { data: url, error, refetch } = useFeed(show);
  return (
    <Dialog isOpen onClose={onClose} title={t`Subscribe as a podcast`}>
      <div className={styles.body}>
        <p>
          {show === null ? (
            <Trans>Listen in the podcast app of your choice: everything you may hear here comes there by itself.</Trans>
          ) : (
            <Trans>Listen in the podcast app of your choice: every new episode of this show comes there by itself.</Trans>
          )}
        </p>
        <p className={styles.note}>
          <Trans>The address is yours alone. Whoever knows it hears what you may hear, so do not pass it on.</Trans>
        </p>
        {error ? (
          <ErrorState title={<Trans>The address did not arrive</Trans>} onRetry={() => void refetch()}>
            <Trans>The server does not answer right now. Your feed stays as it is.</Trans>
          </ErrorState>
        ) : url === undefined ? (
          <Skeleton shape="block" height="2.5rem" />
        ) : url === null ? (
          <Make />
        ) : (
          <Address url={url} />
        )}
      </div>
    </Dialog>
  );
}

function Trouble({ message }: { message: string | undefined }) {
  return (
    <p role="alert" className={styles.trouble}>
      {message}
    </p>
  );
}

function Make() {
  const queries = useQueryClient();
  const making = useSubmit(async () => {
    await makeFeed();
    await refreshFeed(queries);
  });
  return (
    <div className={styles.acts}>
      <Button look="primary" isPending={making.isPending} onPress={() => void making.submit()}>
        <Trans>Make my address</Trans>
      </Button>
      <Trouble message={making.problem?.message} />
    </div>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asks, setAsks] = useState<"new" | "off" | null>(null);
  const doing = useSubmit(async (what: "new" | "off") => {
    await (what === "new" ? makeFeed() : revokeFeed());
    await refreshFeed(queries);
    setAsks(null);
  });
  return (
    <>
      <div className={styles.address}>
        <TextField label={t`Address of your feed`} value={url} isReadOnly onFocus={({ target }) => target instanceof HTMLInputElement && target.select()} />
        <CopyButton look="primary" text={url} label={t`Copy`} />
      </div>
      {asks === null ? (
        <div className={styles.acts}>
          <Button size="s" onPress={() => setAsks("new")}>
            <Trans>New address</Trans>
          </Button>
          <Button size="s" look="plain" onPress={() => setAsks("off")}>
            <Trans>Switch off</Trans>
          </Button>
        </div>
      ) : (
        <div className={styles.sure}>
          <p>
            {asks === "new" ? (
              <Trans>The old address stops working at once, in all apps that use it.</Trans>
            ) : (
              <Trans>The address stops working at once. You can make another one at any time.</Trans>
            )}
          </p>
          <div className={styles.acts}>
            <Button size="s" onPress={() => setAsks(null)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button size="s" look="danger" isPending={doing.isPending} onPress={() => void doing.submit(asks)}>
              {asks === "new" ? <Trans>Give me a new one</Trans> : <Trans>Switch it off</Trans>}
            </Button>
          </div>
          <Trouble message={doing.problem?.message} />
        </div>
      )}
    </>
  );
}
