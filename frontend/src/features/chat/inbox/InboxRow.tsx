import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Inbox } from "lucide-react";
import { useWaiting } from "@/lib/inbox";
import { Badge, Dot } from "@/ui/Badge";
import { Row } from "@/ui/Row";

/** Above the rooms: the way to what is meant for one, and how much of it waits. */
export function InboxRow({ isCurrent }: { isCurrent: boolean }) {
  const { t } = useLingui();
  const { count, hasMore } = useWaiting();
  return (
    <Row
      href="/rooms/inbox"
      before={<Inbox aria-hidden />}
      isCurrent={isCurrent}
      isNew={count > 0 || hasMore}
      after={
        <>
          <Badge count={count} label={plural(count, { one: "# new notice", other: "# new notices" })} />
          {count === 0 && hasMore && <Dot label={t`new`} />}
        </>
      }
    >
      <Trans>Inbox</Trans>
    </Row>
  );
}
