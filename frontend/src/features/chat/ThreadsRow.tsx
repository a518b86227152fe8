import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { MessagesSquare } from "lucide-react";
import { threadCounts } from "@/lib/live/counts";
import { useLive } from "@/lib/live/current";
import type { LiveState } from "@/lib/live/state";
import { Badge, Dot } from "@/ui/Badge";
import { Row } from "@/ui/Row";

function waiting(state: LiveState) {
  const all = Object.values(state.threads).map(threadCounts);
  return { unread: all.some(({ unread }) => unread > 0), mentions: all.reduce((sum, { mentions }) => sum + mentions, 0) };
}

/** Above the rooms: the way to the threads that one follows, and whether something waits there. */
export function ThreadsRow({ isCurrent }: { isCurrent: boolean }) {
  const { t } = useLingui();
  const { unread, mentions } = useLive(waiting, (one, other) => one.unread === other.unread && one.mentions === other.mentions);
  return (
    <Row
      href="/rooms/threads"
      before={<MessagesSquare aria-hidden />}
      isCurrent={isCurrent}
      isNew={unread}
      after={
        <>
          <Badge count={mentions} label={plural(mentions, { one: "# mention", other: "# mentions" })} />
          {mentions === 0 && unread && <Dot label={t`new`} />}
        </>
      }
    >
      <Trans>Threads</Trans>
    </Row>
  );
}
