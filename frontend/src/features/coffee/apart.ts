/** With whom one does not want to be brought together, over HTTP: read when it is looked at, kept nowhere. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";

const KEY = ["coffee-apart"] as const;

export function useApart() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => api.get("/api/lobby/apart") });
  const change = async (person: string, isApart: boolean): Promise<void> => {
    const path = { person_id: person };
    await (isApart ? api.put("/api/lobby/apart/{person_id}", { path }) : api.delete("/api/lobby/apart/{person_id}", { path }));
    client.setQueryData<string[]>(KEY, (before = []) => [...(isApart ? [person] : []), ...before.filter((one) => one !== person)]);
  };
  return { data, error, refetch, change };
}
