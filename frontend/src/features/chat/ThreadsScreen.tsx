import { Trans, useLingui } from "@lingui/react/macro";
import { CheckCheck, MessagesSquare } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { threadCounts } from "@/lib/live/counts";
import { useLive } from "@/lib/live/current";
import { Refusal } from "@/lib/refusal";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { attempt } from "./acts";
import { MessageSkeletons } from "./MessageSkeletons";
import { Missing } from "./RoomView";
import { loadThreads, markAllThreadsRead } from "./thread-api";
import { ThreadCard } from "./ThreadCard";
import styles from "./ThreadsScreen.module.css";

/** The threads that one follows, the unread ones first: each can be read and answered where it stands. */
export default function ThreadsScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const hasUnread = useLive((state) => Object.values(state.threads).some((thread) => threadCounts(thread).unread > 0));
  const { roots, hasMore, error, more } = useListedThreads();
  return (
    <>
      <PaneHeader
        level={1}
        title={<Trans>Threads</Trans>}
        onBack={() => navigate("/rooms")}
        acts={
          hasUnread && (
            <Button size="s" look="quiet" icon={<CheckCheck aria-hidden />} onPress={() => attempt(markAllThreadsRead())}>
              <Trans>Mark all read</Trans>
            </Button>
          )
        }
      />
      <PaneBody>
        {roots === null && error === null && <MessageSkeletons rows={6} />}
        {error !== null && <Missing isGone={!error.isPassing} onRetry={more} />}
        {roots?.length === 0 && (
          <EmptyState icon={<MessagesSquare aria-hidden />} title={<Trans>No threads yet</Trans>}>
            <Trans>Reply in the thread of a message, and it shows up here whenever somebody answers.</Trans>
          </EmptyState>
        )}
        {roots !== null && roots.length > 0 && (
          // Arrows move among the messages of all threads.
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions
          <div className={styles.list} onKeyDown={moveFocus}>
            {roots.map((root) => (
              <ThreadCard key={root} rootId={root} />
            ))}
            {hasMore && (
              <div className={styles.more}>
                <Button look="quiet" onPress={more}>{t`Show older threads`}</Button>
              </div>
            )}
          </div>
        )}
      </PaneBody>
    </>
  );
}

/** Roots in the order of the first look: nothing jumps while one reads. What is followed meanwhile comes on top. */
function useListedThreads() {
  const [roots, setRoots] = useState<readonly string[] | null>(null);
  const [hasMore, setMore] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const skip = roots?.length ?? 0;
  const load = useCallback(
    (from: number) =>
      void loadThreads(from).then(
        ({ threads, has_more }) => {
          setRoots((before) => [...new Set([...(before ?? []), ...threads.map(({ root }) => root.id)])]);
          setMore(has_more);
          setError(null);
        },
        (problem: unknown) => setError(problem instanceof Refusal ? problem : Refusal.unreachable()),
      ),
    [],
  );
  useEffect(() => load(0), [load]);
  return { roots, hasMore, error, more: () => load(skip) };
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const row = event.target;
  if (step === undefined || event.altKey || !(row instanceof HTMLElement) || row.dataset.key === undefined) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-key]")];
  rows[rows.indexOf(row) + step]?.focus();
}
