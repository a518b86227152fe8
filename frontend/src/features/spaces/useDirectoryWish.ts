import { useEffect, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import type { SortBy, Whose } from "@/lib/wire";
import type { DirectoryWish } from "./api";
import { useDebounced } from "./useDebounced";

const TYPING_REST_MS = 180;
export const SORTS: readonly SortBy[] = ["members", "activity", "new", "name"];
export const WHOSE: readonly Whose[] = ["all", "mine", "others"];

const oneOf = <One extends string>(all: readonly One[], asked: string | null, otherwise: One): One =>
  all.find((one) => one === asked) ?? otherwise;

export interface Asked {
  wish: DirectoryWish;
  typed: string;
  setTyped: (typed: string) => void;
  change: (part: Partial<DirectoryWish>) => void;
  /** Something is left out. */
  isNarrowed: boolean;
}

/** What one wants to see of the directory, and the address that remembers it. */
export function useDirectoryWish(): Asked {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(() => params.get("q") ?? "");
  const [rest, setRest] = useState<Omit<DirectoryWish, "search">>(() => ({
    tag: params.get("tag") ?? "",
    whose: oneOf(WHOSE, params.get("whose"), "all"),
    sort: oneOf(SORTS, params.get("sort"), "members"),
    archived: params.has("archived"),
  }));
  const search = useDebounced(typed, TYPING_REST_MS).trim().slice(0, 100);
  const wish = useMemo(() => ({ ...rest, search }), [rest, search]);
  useEffect(() => {
    const { tag, whose, sort, archived } = rest;
    setParams(
      {
        ...(search !== "" && { q: search }),
        ...(tag !== "" && { tag }),
        ...(whose !== "all" && { whose }),
        ...(sort !== "members" && { sort }),
        ...(archived && { archived: "" }),
      },
      { replace: true },
    );
    // Only what is asked for changes the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search, rest]);
  return {
    wish,
    typed,
    setTyped,
    change: (part) => setRest((before) => ({ ...before, ...part })),
    isNarrowed: search !== "" || rest.tag !== "" || rest.whose !== "all" || rest.archived,
  };
}
