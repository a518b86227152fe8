/** Reading communities: into the live state where events keep it true, into queries where they do not reach. */
import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { api } from "@/lib/api";
import { useCell } from "@/lib/cell";
import { getEngine, useLive } from "@/lib/live/current";
import { type LiveState, withEntry } from "@/lib/live/state";
import type { Refusal } from "@/lib/refusal";
import { sameItems } from "@/lib/store";
import type { CommunityMember, FoundCommunity, ListedCommunity, ListedRoom, SortBy, Whose } from "@/lib/wire";
import { deferred } from "./deferred";
import { leaveKey } from "./keys";

const ROOT = "communities";
const DIRECTORY = [ROOT, "directory"] as const;
const oneKey = (community: string) => [ROOT, "one", community] as const;
const invitedKey = (community: string) => [ROOT, "invited", community] as const;

/** What the server has refused it would refuse again. */
const onceIfPassing = (count: number, problem: Refusal) => problem.isPassing && count < 1;

/** Says that what the queries know of communities may be old. */
export const refreshCommunities = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [ROOT] });
export const refreshInvited = (queries: QueryClient, community: string) =>
  queries.invalidateQueries({ queryKey: invitedKey(community) });

/** Asks again whenever the live state says that the directory may look different now. */
function useDirectoryNews(): void {
  const queries = useQueryClient();
  const version = useLive((state) => state.directoryVersion);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void queries.invalidateQueries({ queryKey: DIRECTORY });
    void queries.invalidateQueries({ queryKey: [ROOT, "one"] });
  }, [queries, version]);
}

export interface DirectoryWish {
  search: string;
  tag: string;
  whose: Whose;
  sort: SortBy;
  archived: boolean;
}

/** Pages of the directory, with what one is in as the live state has it. */
export function useDirectory(wish: DirectoryWish) {
  useDirectoryNews();
  const own = useLive((state) => state.communities);
  const query = useInfiniteQuery({
    queryKey: [...DIRECTORY, wish],
    queryFn: ({ pageParam, signal }) => api.get("/api/communities", { query: { ...wish, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const communities = useMemo(() => {
    const all = query.data?.pages.flatMap((page) => page.communities) ?? [];
    // A page that was asked for while the order changed may repeat one.
    const once = [...new Map(all.map((community) => [community.id, community])).values()];
    return once.map((community): FoundCommunity => {
      const mine = own[community.id];
      return mine ? { ...community, ...mine.community, standing: mine.standing } : { ...community, standing: null };
    });
  }, [query.data, own]);
  return { ...query, communities, total: query.data?.pages[0]?.total ?? 0 };
}

/** A community that one is in or may look into; from outside once one has left it. Undefined while it comes, and where there is none. */
export function useCommunity(id: string) {
  useDirectoryNews();
  const mine = useLive((state) => state.communities[id]);
  const { data, error, isFetching, refetch } = useQuery<ListedCommunity, Refusal>({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}", { path: { community_id: id }, signal }),
    enabled: mine === undefined,
    staleTime: 0,
    retry: onceIfPassing,
  });
  const isLeaving = useCell(deferred.pending).has(leaveKey(id));
  const community = useMemo<ListedCommunity | undefined>(() => {
    if (mine && isLeaving) return { ...mine.community, member_count: mine.community.member_count - 1, standing: null };
    if (mine) return { ...mine.community, standing: mine.standing };
    return data && !error ? { ...data, standing: null } : undefined;
  }, [mine, isLeaving, data, error]);
  return { community, error: mine ? null : error, isFetching, refetch };
}

/** Tags of all communities that one can find, the most common first. */
export function useTags() {
  return useQuery({
    queryKey: [...DIRECTORY, "tags"],
    queryFn: ({ signal }) => api.get("/api/community-tags", { signal }),
    staleTime: 60_000,
  });
}

/** The rules of a community as they were written at `at`. */
export function useRules(community: string, at: string | null) {
  return useQuery({
    queryKey: [ROOT, "rules", community, at],
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/rules", { path: { community_id: community }, signal }),
    enabled: at !== null,
  });
}

const REQUESTS = [ROOT, "requests"] as const;

/** Who waits to be let in, and where: told by a fact, and asked anew after a break. */
export const refreshRequests = (queries: QueryClient) => queries.invalidateQueries({ queryKey: REQUESTS });

export function useRequests(community: string) {
  return useQuery({
    queryKey: [...REQUESTS, community],
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/requests", { path: { community_id: community }, signal }),
    staleTime: 0,
  });
}

/** Of each community that one looks after: how many wait. Asked only by who looks after one. */
export function useWaiting(): Readonly<Record<string, number>> {
  const keeps = useLive(
    (state) => state.me.role !== "member" || Object.values(state.communities).some(({ standing }) => standing !== "member"),
  );
  const { data } = useQuery({
    queryKey: [...REQUESTS, "waiting"],
    queryFn: ({ signal }) => api.get("/api/me/waiting-requests", { signal }),
    enabled: keeps,
    staleTime: 0,
  });
  return data?.communities ?? NOBODY;
}

const NOBODY: Readonly<Record<string, number>> = {};

/** False at the door of a private community that one is not in: nothing of its inside is asked for. */
export function useIsInside(community: string | null): boolean {
  const isIn = useLive((state) => community !== null && state.communities[community] !== undefined);
  const { data } = useQuery<ListedCommunity, Refusal>({
    queryKey: oneKey(community ?? ""),
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}", { path: { community_id: community ?? "" }, signal }),
    enabled: community !== null && !isIn,
    staleTime: 0,
    retry: onceIfPassing,
  });
  return isIn || data?.visibility === "public";
}

/** Loads a list into the live state, and again when it was dropped there or its reader's place has changed. */
function useLoaded<Loaded>(
  key: readonly (string | boolean)[],
  isThere: boolean,
  fetch: () => Promise<Loaded>,
  merge: (state: LiveState, loaded: Loaded) => LiveState,
) {
  const { error, isSuccess, isFetching, refetch } = useQuery<boolean, Refusal>({
    queryKey: [ROOT, ...key],
    queryFn: async () => {
      await getEngine().load(fetch, merge);
      return true;
    },
    staleTime: 0,
    refetchOnWindowFocus: true,
    retry: onceIfPassing,
  });
  const wasDropped = isSuccess && !isThere && !isFetching;
  useEffect(() => {
    if (wasDropped) void refetch();
  }, [wasDropped, refetch]);
  return { error, refetch };
}

const useIsIn = (community: string) => useLive((state) => state.communities[community] !== undefined);

/** Who is in it, those who look after it first; undefined until it is known. */
export function useMembers(community: string) {
  const members = useLive((state) => state.members[community]);
  const isIn = useIsIn(community);
  const query = useLoaded(
    ["members", community, isIn],
    members !== undefined,
    () => api.get("/api/communities/{community_id}/members", { path: { community_id: community } }),
    (state, list: readonly CommunityMember[]) => ({ ...state, members: withEntry(state.members, community, list) }),
  );
  return { members, ...query };
}

/** Its channels that one can see; asked again when one comes into or out of one of them, or members come and go. */
export function useChannels(community: string) {
  const channels = useLive((state) => state.channels[community]);
  const isIn = useIsIn(community);
  const size = useLive((state) => state.communities[community]?.community.member_count);
  const own = useLive(
    (state) => state.rooms.values().flatMap(({ room }) => (room.community === community ? [room.id] : [])),
    sameItems,
  );
  const query = useLoaded(
    ["channels", community, isIn, String(size), ...own.toSorted()],
    channels !== undefined,
    () => api.get("/api/communities/{community_id}/channels", { path: { community_id: community } }),
    (state, list: readonly ListedRoom[]) => ({ ...state, channels: withEntry(state.channels, community, list) }),
  );
  return { channels, ...query };
}

/** Ids of the people in a room. */
export function useRoomPeople(room: string) {
  const people = useLive((state) => state.roomPeople[room]);
  const query = useLoaded(
    ["room-people", room],
    people !== undefined,
    () => api.get("/api/rooms/{room_id}/members", { path: { room_id: room } }),
    (state, list: { people: readonly string[] }) => ({ ...state, roomPeople: withEntry(state.roomPeople, room, list.people) }),
  );
  return { people, ...query };
}

/** Ids of those who are invited and have not answered. */
export function useInvited(community: string) {
  return useQuery({
    queryKey: invitedKey(community),
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/invitations", { path: { community_id: community }, signal }),
    staleTime: 0,
  });
}
