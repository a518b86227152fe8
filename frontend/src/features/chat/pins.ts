/** A room's pinned messages: asked for when somebody looks, and again whenever an event touches one. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Entry } from "@/lib/topics";
import type { Message } from "@/lib/wire";

const keyOf = (room: string) => ["pins", room] as const;
const TOUCHING: ReadonlySet<string> = new Set(["message.pinned", "message.unpinned", "message.deleted", "message.edited"]);

export const usePins = (room: string) =>
  useQuery({ queryKey: keyOf(room), queryFn: () => api.get("/api/rooms/{room_id}/pins", { path: { room_id: room } }), staleTime: 0 });

export function refreshPins(queryClient: QueryClient, entries: readonly Entry[]): void {
  const rooms = new Set(entries.filter(({ event }) => TOUCHING.has(event.type)).map(({ topic }) => topic.slice("room:".length)));
  for (const room of rooms) void queryClient.invalidateQueries({ queryKey: keyOf(room) });
}

export async function pin({ id, pinned }: Message): Promise<void> {
  const path = { message_id: id };
  await (pinned === null ? api.put("/api/messages/{message_id}/pin", { path }) : api.delete("/api/messages/{message_id}/pin", { path }));
}
