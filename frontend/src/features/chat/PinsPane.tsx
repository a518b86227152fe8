import { Trans, useLingui } from "@lingui/react/macro";
import { Pin, PinOff } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { mayPin } from "@/lib/live/rights";
import { problemOf } from "@/lib/problem";
import type { Message } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { attempt } from "./acts";
import { MessageSkeletons } from "./MessageSkeletons";
import styles from "./PinsPane.module.css";
import { pin, usePins } from "./pins";
import { SaidCard } from "./SaidCard";

/** What a room keeps in sight, the last pinned first. */
export default function PinsPane({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const { i18n } = useLingui();
  const isPhone = useMedia(PHONE);
  const { data, error, refetch } = usePins(roomId);
  const isAllowed = useLive((state) => {
    const room = state.rooms.get(roomId)?.room;
    return room !== undefined && mayPin(state, room);
  });
  return (
    <>
      <PaneHeader
        title={<Trans>Pinned messages</Trans>}
        {...(data && data.length > 0 && { subtitle: i18n.number(data.length) })}
        onClose={onClose}
      />
      <PaneBody>
        {data === undefined && error === null && <MessageSkeletons />}
        {data === undefined && error !== null && (
          <ErrorState title={<Trans>The pins did not come</Trans>} onRetry={() => void refetch()}>
            {problemOf(error).message}
          </ErrorState>
        )}
        {data?.length === 0 && (
          <EmptyState icon={<Pin aria-hidden />}>
            {isAllowed ? (
              <Trans>Nothing is pinned. Pin what everyone here needs again and again: it then stands in this list.</Trans>
            ) : (
              <Trans>Nothing is pinned. Those who look after this channel can pin what is needed again and again.</Trans>
            )}
          </EmptyState>
        )}
        <ul role="list" className={styles.list}>
          {data?.map((message) => (
            <li key={message.id}>
              <SaidCard
                message={message}
                about={<PinnedBy message={message} />}
                {...(isPhone && { onOpen: onClose })}
                acts={isAllowed && <Unpin message={message} />}
              />
            </li>
          ))}
        </ul>
      </PaneBody>
    </>
  );
}

function PinnedBy({ message }: { message: Message }) {
  const by = message.pinned?.by ?? "";
  const name = useLive((state) => nameOf(state, by));
  return (
    <>
      <Pin aria-hidden />
      <Trans>pinned by {name}</Trans>
    </>
  );
}

function Unpin({ message }: { message: Message }) {
  const { t } = useLingui();
  return <IconButton size="s" label={t`Unpin`} icon={<PinOff aria-hidden />} onPress={() => attempt(pin(message))} />;
}
