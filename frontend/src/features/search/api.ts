/** Asking the server, a page at a time; and what it told of rooms that this page does not know. */
import { keepPreviousData, type UseInfiniteQueryResult, type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import type { components } from "@/contract";
import { api } from "@/lib/api";
import { createCell } from "@/lib/cell";

type Schemas = components["schemas"];
export type SearchAnswer = Schemas["SearchOut"];
export type Find = Schemas["FoundOut"];
export type FoundPlace = Schemas["FoundPlace"];
export type Facets = Schemas["Facets"];
export type Order = Schemas["Order"];

/** Rooms by id, as answers named them: chips and recent searches show their names. */
export const foundPlaces = createCell<Readonly<Record<string, FoundPlace>>>({});

const KEPT_MS = 30 * 60_000;

async function ask(q: string, order: Order, before: string, signal: AbortSignal): Promise<SearchAnswer> {
  const answer = await api.get("/api/search", { query: { q, order, before }, signal });
  if (answer.places.length > 0) {
    foundPlaces.set({ ...foundPlaces.get(), ...Object.fromEntries(answer.places.map((place) => [place.id, place])) });
  }
  return answer;
}

/**
 * While a new search is asked, the old answer stays. Answers are kept for a while: whoever comes back from a find has
 * the same list before them, at the same place.
 */
export function useSearch(q: string, order: Order): UseInfiniteQueryResult<InfiniteData<SearchAnswer>> {
  return useInfiniteQuery({
    queryKey: ["search", q, order],
    queryFn: ({ pageParam, signal }) => ask(q, order, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: KEPT_MS,
    retry: false,
  });
}
