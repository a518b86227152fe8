/** Pages of the inbox as one looks at them: asked for again when something of what they show has changed. */
import { type InfiniteData, type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Entry } from "@/lib/topics";
import type { InboxItem, InboxPage, InboxTab } from "@/lib/wire";

const KEY = "inbox";
const PAGE = 30;
/** Ten reactions in a row are one question. */
const GATHER_MS = 250;

type Pages = InfiniteData<InboxPage>;

export function useInboxPages(tab: InboxTab) {
  return useInfiniteQuery({
    queryKey: [KEY, tab],
    queryFn: ({ pageParam }) => api.get("/api/inbox", { query: { tab, skip: pageParam, limit: PAGE } }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.has_more ? pages.length * PAGE : undefined),
    // What came while nobody looked at it is there when one comes.
    refetchOnMount: "always",
  });
}

/** A notice may move up while one leafs through: it stands where it stands now, once. */
export function itemsOf(pages: Pages | undefined): InboxItem[] {
  const all = (pages?.pages ?? []).flatMap(({ items }) => items);
  return [...new Map(all.map((item) => [item.notice.id, item])).values()];
}

export const findItem = (queryClient: QueryClient, tab: InboxTab, id: string): InboxItem | undefined =>
  itemsOf(queryClient.getQueryData<Pages>([KEY, tab])).find(({ notice }) => notice.id === id);

/** Takes an item out of sight at once; what the server then says counts. */
export function hideItem(queryClient: QueryClient, tab: InboxTab, id: string): void {
  queryClient.setQueryData<Pages>([KEY, tab], (pages) =>
    pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.filter(({ notice }) => notice.id !== id) })) },
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;

export function refreshInboxPages(queryClient: QueryClient): void {
  clearTimeout(timer);
  timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: [KEY] }), GATHER_MS);
}

const CHANGING = ["message.edited", "message.deleted", "message.previewed", "reaction.added", "reaction.removed"];

/** What a shown message says, and who reacted to it, changes without a notice of its own. */
export function refreshShownMessages(queryClient: QueryClient, entries: readonly Entry[]): void {
  const changed = new Set(entries.flatMap(({ event }) => (CHANGING.includes(event.type) && "message" in event ? [event.message] : [])));
  if (changed.size === 0) return;
  const shown = queryClient.getQueriesData<Pages>({ queryKey: [KEY] }).flatMap(([, pages]) => itemsOf(pages));
  if (shown.some(({ message }) => message != null && changed.has(message.id))) refreshInboxPages(queryClient);
}
