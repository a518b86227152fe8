/** Coffee rounds over HTTP. Each act answers with how things stand, for all of the screen. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api";
import { refreshRounds, takeRounds } from "@/lib/rounds";
import type { CoffeeRounds, RoundSeriesWish, RoundWish } from "@/lib/wire";

const taking = async (answer: Promise<CoffeeRounds>): Promise<void> => takeRounds(await answer);

const series = (id: string) => ({ series_id: id });
const proposal = (id: string) => ({ proposal_id: id });

export const takePart = (id: string, body: RoundWish) => taking(api.put("/api/rounds/{series_id}/wish", { path: series(id), body }));

export async function leaveRounds(id: string): Promise<void> {
  await api.delete("/api/rounds/{series_id}/wish", { path: series(id) });
  await refreshRounds();
}

export const setCalendar = (address: string) => taking(api.put("/api/rounds/own/calendar", { body: { address } }));

export async function forgetCalendar(): Promise<void> {
  await api.delete("/api/rounds/own/calendar");
  await refreshRounds();
}

export const keepSeries = (id: string, body: RoundSeriesWish) => taking(api.put("/api/rounds/{series_id}", { path: series(id), body }));

export const holdRound = (id: string) => taking(api.post("/api/rounds/{series_id}/hold", { path: series(id) }));

export const answerProposal = (id: string, isComing: boolean) =>
  taking(api.post("/api/rounds/proposals/{proposal_id}/answer", { path: proposal(id), body: { is_coming: isComing } }));

export const moveProposal = (id: string, at: string) => taking(api.post("/api/rounds/proposals/{proposal_id}/move", { path: proposal(id), body: { at } }));

export const tellMet = (id: string, didMeet: boolean) =>
  taking(api.post("/api/rounds/proposals/{proposal_id}/met", { path: proposal(id), body: { did_meet: didMeet } }));

export const calendarOf = (id: string): string => addressOf("/api/rounds/proposals/{proposal_id}/calendar.ics", { path: proposal(id) });

/** To when it could be moved: asked anew each time, since others' weeks change. */
const slotsOptions = (id: string) =>
  queryOptions({
    queryKey: ["coffee-slots", id],
    queryFn: () => api.get("/api/rounds/proposals/{proposal_id}/slots", { path: proposal(id) }),
    gcTime: 0,
  });

export const useSlots = (id: string) => useQuery(slotsOptions(id));
