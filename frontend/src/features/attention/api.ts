/** Saying how one is to be reached: the answer is the new truth here, facts bring it to everyone else. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import { availabilityTold } from "@/lib/live/attention";
import { Refusal } from "@/lib/refusal";
import type { Availability, OwnAttention, Status } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";

function take(said: Availability): void {
  getEngine().update((state) => availabilityTold(state, state.me.id, said, Date.now()));
}

export const setStatus = async (status: Status): Promise<void> => take(await api.put("/api/me/status", { body: status }));

export const clearStatus = (): Promise<void> => setStatus({ emoji: "", text: "", until: null });

export const beginDnd = async (until: string | null): Promise<void> => take(await api.put("/api/me/dnd", { body: { until } }));

/** Lifts what was chosen, and overrules quiet hours that hold right now. */
export const endDnd = async (): Promise<void> => take(await api.delete("/api/me/dnd"));

export type AttentionChange = Partial<Omit<OwnAttention, "version">>;

export async function changeAttention(change: AttentionChange): Promise<void> {
  const attention = await api.patch("/api/me/attention", { body: change });
  getEngine().update((state) => (attention.version > state.attention.version ? { ...state, attention } : state));
}

/** Runs an act whose success shows by itself; a failure is said. */
export function attempt(act: Promise<unknown>): void {
  act.catch((error: unknown) => {
    const words = error instanceof Refusal ? error.message : "";
    toasts.add({ tone: "problem", text: words === "" ? i18n._(msg`The server cannot be reached right now. Nothing is lost: try again in a moment.`) : words });
  });
}
