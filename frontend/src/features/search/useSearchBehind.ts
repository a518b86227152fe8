import { useHistoryState } from "wouter/use-browser-location";

/** The search that a find was opened from, as its history entry remembers it. */
export function useSearchBehind(): string | null {
  const state: unknown = useHistoryState();
  const search = typeof state === "object" && state !== null && "search" in state ? state.search : null;
  return typeof search === "string" && search.startsWith("/search?") ? search : null;
}
