/** Keeping order, over HTTP: reading what holds, and the acts. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { OrderWish } from "@/lib/order";
import type { Refusal } from "@/lib/refusal";
import type { AnyEvent, Complaint, Decision, Order, Reason } from "@/lib/wire";

const ROOT = "order";
const ACTS = [ROOT, "mine"] as const;
const orderKey = (community: string) => [ROOT, "community", community] as const;

/** Whether something happened that the lists here may show. */
export const changesOrder = ({ type }: AnyEvent): boolean =>
  type === "act.recorded" || type === "report.answered" || type === "message.deleted" || type === "room.changed" || type === "community.member_left";

export const refreshOrder = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [ROOT] });

/** What holds in a community, and what was done there. For those who look after it. */
export function useOrder(community: string) {
  return useQuery<Order, Refusal>({
    queryKey: orderKey(community),
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/order", { path: { community_id: community }, signal }),
    staleTime: 0,
  });
}

/** What others did that concerns oneself. */
export function useMyActs() {
  return useQuery({ queryKey: ACTS, queryFn: ({ signal }) => api.get("/api/me/acts", { signal }), staleTime: 0 });
}

export interface Why {
  reason: Reason;
  words: string;
  /** Of a mute. */
  minutes: number;
}

/** Does what was asked for, with its reason. */
export async function stepIn(wish: OrderWish, { reason, words, minutes }: Why): Promise<void> {
  if (wish.act === "delete") {
    await api.delete("/api/messages/{message_id}", { path: { message_id: wish.message }, query: { reason, words } });
    return;
  }
  const path = { community_id: wish.community, person_id: wish.person };
  if (wish.act === "mute") {
    await api.put("/api/communities/{community_id}/mutes/{person_id}", { path, body: { reason, words, minutes } });
  } else if (wish.act === "ban") {
    await api.put("/api/communities/{community_id}/bans/{person_id}", { path, body: { reason, words } });
  } else {
    await api.delete("/api/communities/{community_id}/members/{person_id}", { path, query: { reason, words } });
  }
}

export async function lift(kind: "mute" | "ban", community: string, person: string): Promise<void> {
  const path = { community_id: community, person_id: person };
  if (kind === "mute") await api.delete("/api/communities/{community_id}/mutes/{person_id}", { path });
  else await api.delete("/api/communities/{community_id}/bans/{person_id}", { path });
}

/** What one has reported, and what came of it. */
export function useMyReports() {
  return useQuery({ queryKey: [ROOT, "reports"], queryFn: ({ signal }) => api.get("/api/me/reports", { signal }), staleTime: 0 });
}

export async function reportMessage(message: string, body: { complaint: Complaint; words: string; before: number }): Promise<void> {
  await api.post("/api/messages/{message_id}/report", { path: { message_id: message }, body });
}

export async function reportPerson(table: string, person: string, body: { complaint: Complaint; words: string }): Promise<void> {
  await api.post("/api/coffee/{room_id}/people/{person_id}/report", { path: { room_id: table, person_id: person }, body });
}

export async function decide(report: string, body: Partial<Decision>): Promise<void> {
  await api.post("/api/reports/{report_id}/decision", { path: { report_id: report }, body });
}
