import { Plural, Trans } from "@lingui/react/macro";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useWaiting } from "@/lib/inbox";
import { useLive } from "@/lib/live/current";
import { Banner } from "@/ui/Banner";
import { Button, ButtonLink } from "@/ui/Button";
import { readingCell, readOn, roomsLeft } from "./reading";

/** In reading mode: how many rooms are left, and on to the next; at the end, a calm word. */
export function ReadingBar({ roomId }: { roomId: string }) {
  const [, navigate] = useLocation();
  const reading = useCell(readingCell);
  const left = useLive(() => (readingCell.get() === "on" ? roomsLeft(roomId).length : 0));
  // It was said where one read the last of it, not wherever one goes from there.
  useEffect(
    () => () => {
      if (readingCell.get() === "done") readingCell.set("off");
    },
    [roomId],
  );
  if (reading === "off") return null;
  const stop = () => readingCell.set("off");
  if (reading === "done") {
    return <AllRead onClose={stop} />;
  }
  const next = (
    <Button size="s" onPress={() => readOn(roomId, navigate)}>
      {left > 0 ? <Trans>Next room</Trans> : <Trans>Done</Trans>}
    </Button>
  );
  return (
    <Banner tone="info" act={next} onClose={stop}>
      {left > 0 ? (
        <Plural value={left} one="# more unread room after this one" other="# more unread rooms after this one" />
      ) : (
        <Trans>This is the last unread room.</Trans>
      )}
    </Banner>
  );
}

/** At the end: rooms are not all that waits. */
function AllRead({ onClose }: { onClose: () => void }) {
  const { count, hasMore } = useWaiting();
  if (count === 0 && !hasMore) {
    return (
      <Banner tone="caught-up" onClose={onClose}>
        <Trans>All read. Nothing waits for you.</Trans>
      </Banner>
    );
  }
  const inbox = (
    <ButtonLink size="s" href="/rooms/inbox">
      <Trans>Inbox</Trans>
    </ButtonLink>
  );
  return (
    <Banner tone="caught-up" act={inbox} onClose={onClose}>
      <Trans>All rooms read. Something waits in your inbox.</Trans>
    </Banner>
  );
}
