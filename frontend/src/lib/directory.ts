/** People as the server finds them: what the directory and the house both show. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type InfiniteData, keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { components } from "@/contract";
import { api } from "./api";
import { PEOPLE_KEY } from "./people-keys";

export type Role = components["schemas"]["Role"];
export type DirectoryPage = components["schemas"]["DirectoryOut"];
export type Profile = components["schemas"]["ProfileOut"];

export const ROLES: readonly Role[] = ["member", "moderator", "administrator"];

export const ROLE_WORDS: Record<Role, MessageDescriptor> = {
  member: msg`Member`,
  moderator: msg`Moderator`,
  administrator: msg`Administrator`,
};

/** A pause between two words; quicker would ask for half of them. */
const ASK_AFTER_MS = 160;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "" ? 0 : ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** While a new search is asked, the old answer stays on screen. */
export function useDirectory(search: string): UseInfiniteQueryResult<InfiniteData<DirectoryPage>> {
  const settled = useSettled(search.trim());
  return useInfiniteQuery({
    queryKey: [...PEOPLE_KEY, "found", settled],
    queryFn: ({ pageParam, signal }) => api.get("/api/people", { query: { search: settled, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const had = pages.reduce((sum, { people }) => sum + people.length, 0);
      return had < total ? had : undefined;
    },
    placeholderData: keepPreviousData,
  });
}
