/** Bots, webhooks and commands over HTTP: reading what there is, and the acts. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Refusal } from "@/lib/refusal";
import type { Bot, Delivery, Integrations } from "@/lib/wire";

const ROOT = "integrations";
const DELIVERIES_MS = 2_000;
const integrationsKey = (community: string) => [ROOT, "community", community] as const;
const deliveriesKey = (hook: string) => [ROOT, "deliveries", hook] as const;

/** Everything here, and what composers complete. */
export async function refreshIntegrations(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: [ROOT] });
  await queries.invalidateQueries({ queryKey: ["commands"] });
}

/** All that connects a community to other programs. For those who look after it. */
export function useIntegrations(community: string) {
  return useQuery<Integrations, Refusal>({
    queryKey: integrationsKey(community),
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/integrations", { path: { community_id: community }, signal }),
    staleTime: 0,
  });
}

/** Every bot of the house. For administrators. */
export function useAllBots() {
  return useQuery<readonly Bot[], Refusal>({ queryKey: [ROOT, "all"], queryFn: ({ signal }) => api.get("/api/bots", { signal }), staleTime: 0 });
}

/** The last deliveries, asked again while some are under way. */
export function useDeliveries(hook: string) {
  return useQuery<readonly Delivery[], Refusal>({
    queryKey: deliveriesKey(hook),
    queryFn: ({ signal }) => api.get("/api/outgoing-hooks/{hook_id}/deliveries", { path: { hook_id: hook }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(({ state: how }) => how === "pending") ? DELIVERIES_MS : false),
  });
}
