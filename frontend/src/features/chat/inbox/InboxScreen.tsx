import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { CheckCheck, Inbox } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { markNotices, readAllNotices, useWaiting } from "@/lib/inbox";
import { Refusal } from "@/lib/refusal";
import type { Act, CommunityInvitation, InboxItem, InboxTab } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { toasts } from "@/ui/toast-queue";
import { attempt } from "../acts";
import { MessageSkeletons } from "../MessageSkeletons";
import { Missing } from "../RoomView";
import { InboxCard } from "./InboxCard";
import styles from "./inbox.module.css";
import { inboxKeys } from "./keys";
import { findItem, hideItem, itemsOf, useInboxPages } from "./pages";

export interface InboxScreenProps {
  /** Parts of others, put together by the app. */
  invitation: (invitation: CommunityInvitation) => ReactNode;
  act: (act: Act) => ReactNode;
}

/** What is meant for one: named, answered, reacted to, brought in. Read here or where it stands, on all devices at once. */
export default function InboxScreen(parts: InboxScreenProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [tab, setTab] = useState<InboxTab>("all");
  const { count, hasMore } = useWaiting();
  const content = <TabOf key={tab} tab={tab} {...parts} />;
  const names: Record<InboxTab, string> = {
    all: t`All`,
    mentions: t`Mentions`,
    replies: t`Replies`,
    reactions: t`Reactions`,
    reminders: t`Reminders`,
    done: t({ message: "Done", context: "put away" }),
  };
  const tabs = (Object.keys(names) as InboxTab[]).map((id) => ({ id, label: names[id], content }));
  return (
    <>
      <PaneHeader
        level={1}
        title={<Trans>Inbox</Trans>}
        onBack={() => navigate("/rooms")}
        acts={
          (count > 0 || hasMore) && (
            <Button size="s" look="quiet" icon={<CheckCheck aria-hidden />} onPress={() => attempt(readAll())}>
              <Trans>Mark all read</Trans>
            </Button>
          )
        }
      />
      <PaneBody>
        <div className={styles.page}>
          <Tabs label={t`Inbox`} tabs={tabs} value={tab} onChange={setTab} />
        </div>
      </PaneBody>
    </>
  );

  async function readAll(): Promise<void> {
    const ids = await readAllNotices();
    const text = plural(ids.length, { one: "# notice marked as read", other: "# notices marked as read" });
    const onAct = () => attempt(markNotices(ids, { is_read: false }));
    toasts.add({ text, ...(ids.length > 0 && { act: { label: t`Undo`, onAct } }) });
  }
}

function TabOf({ tab, invitation, act }: InboxScreenProps & { tab: InboxTab }) {
  const { t } = useLingui();
  const pages = useInboxPages(tab);
  const { toggleDone, setRead, keys } = useMarking(tab);
  const items = itemsOf(pages.data);
  useCommands(keys.commands);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    keys.move(step);
  };
  if (pages.isPending) return <MessageSkeletons rows={6} />;
  if (pages.isError && items.length === 0) {
    const isGone = pages.error instanceof Refusal && !pages.error.isPassing;
    return <Missing isGone={isGone} onRetry={() => void pages.refetch()} />;
  }
  if (items.length === 0 && !pages.hasNextPage) return <NothingIn tab={tab} />;
  return (
    <>
      {/* Arrows move among the notices. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul role="list" className={styles.list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <li key={item.notice.id}>
            <InboxCard
              item={item}
              onOpen={() => setRead(item, true)}
              onDone={() => {
                keys.moveFrom(item.notice.id);
                toggleDone(item);
              }}
              onRead={(isRead) => setRead(item, isRead)}
            >
              {item.invitation ? invitation(item.invitation) : item.act ? act(item.act) : null}
            </InboxCard>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button look="quiet" isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>{t`Show older ones`}</Button>
        </div>
      )}
    </>
  );
}

/** Out of sight at once, and back at the press of a button. */
function useMarking(tab: InboxTab) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const setDone = (id: string, is_done: boolean) => markNotices([id], { is_done });
    const toggleDone = ({ notice: { id, is_done } }: InboxItem) => {
      hideItem(queryClient, tab, id);
      attempt(setDone(id, !is_done));
      const onAct = () => attempt(setDone(id, is_done));
      toasts.add({ text: is_done ? t`Back in the inbox` : t({ message: "Done", context: "put away" }), act: { label: t`Undo`, onAct } });
    };
    const setRead = ({ notice }: InboxItem, is_read: boolean) => {
      if (notice.is_read !== is_read) attempt(markNotices([notice.id], { is_read }));
    };
    const keys = inboxKeys((id) => {
      const item = findItem(queryClient, tab, id);
      if (item) toggleDone(item);
    });
    return { toggleDone, setRead, keys };
  }, [queryClient, tab, t]);
}

function NothingIn({ tab }: { tab: InboxTab }) {
  const icon = <Inbox aria-hidden />;
  if (tab === "done") {
    return (
      <EmptyState icon={icon} title={<Trans>Nothing put away</Trans>}>
        <Trans>What you have dealt with you put away by pressing E. It stays here for 90 days.</Trans>
      </EmptyState>
    );
  }
  if (tab === "reactions") {
    return (
      <EmptyState icon={icon} title={<Trans>No reactions</Trans>}>
        <Trans>When somebody reacts to a message of yours, you see it here.</Trans>
      </EmptyState>
    );
  }
  if (tab === "reminders") {
    return (
      <EmptyState icon={icon} title={<Trans>No reminders</Trans>}>
        <Trans>What you wanted to be reminded of shows up here when its time has come.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={<Trans>All clear</Trans>}>
      <Trans>Whoever mentions you or replies to you shows up here, from every room.</Trans>
    </EmptyState>
  );
}
