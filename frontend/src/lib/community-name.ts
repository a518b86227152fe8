import { useQuery } from "@tanstack/react-query";
import { api } from "./api";
import { useLive } from "./live/current";

/** The name of a community that one need not be in: public ones are heard by everyone. */
export function useCommunityName(id: string): string {
  const own = useLive((state) => state.communities[id]?.community.name);
  const { data } = useQuery({
    queryKey: ["communities", "name", id],
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}", { path: { community_id: id }, signal }),
    enabled: own === undefined && id !== "",
    staleTime: 600_000,
  });
  return own ?? data?.name ?? "…";
}
