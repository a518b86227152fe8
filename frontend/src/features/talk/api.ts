/** Talks and shows over HTTP: the programme, planning, and what is not live. */
import { type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api";
import { ApiError, csrfToken } from "@/lib/http";
import { problemOf } from "@/lib/problem";
import type { Refusal } from "@/lib/refusal";
import type { components } from "@/contract";
import { endSession } from "@/lib/session";
import type { AnyEvent, Guide, ListedShow, Talk, TalkView } from "@/lib/wire";
import { say } from "./news";

export type TalkIn = Partial<components["schemas"]["TalkIn"]> & { community: string; title: string };
export type TalkPatch = Partial<components["schemas"]["TalkPatch"]>;
export type ShowIn = Partial<components["schemas"]["ShowIn"]> & { community: string; title: string };
export type ShowPatch = Partial<components["schemas"]["ShowPatch"]>;

const ROOT = "talks";
const GUIDE = [ROOT, "guide"] as const;
const SHOWS = [ROOT, "shows"] as const;
const talkKey = (talk: string) => [ROOT, "one", talk] as const;

const onceIfPassing = (count: number, problem: Refusal) => problem.isPassing && count < 1;

export interface Part {
  community?: string;
  show?: string;
}

/** The programme, or the part of one community or show. The past comes in pages. */
export function useGuide(part: Part = {}) {
  return useInfiniteQuery<Guide, Refusal, { pages: Guide[] }, readonly unknown[], number>({
    queryKey: [...GUIDE, part],
    queryFn: ({ pageParam, signal }) => api.get("/api/talks", { query: { ...part, past_offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.has_more_past ? pages.reduce((sum, { past }) => sum + past.length, 0) : undefined),
    retry: onceIfPassing,
  });
}

export function useShows(community?: string) {
  return useQuery<ListedShow[], Refusal>({
    queryKey: [...SHOWS, community ?? null],
    queryFn: ({ signal }) => api.get("/api/shows", { query: { community: community ?? null }, signal }),
    retry: onceIfPassing,
  });
}

export function useShow(show: string) {
  return useQuery<ListedShow, Refusal>({
    queryKey: [...SHOWS, "one", show],
    queryFn: ({ signal }) => api.get("/api/shows/{show_id}", { path: { show_id: show }, signal }),
    retry: onceIfPassing,
  });
}

/** A talk from outside; whoever is in it reads the live state. `every_ms`: for as long as its stage is looked at. */
export function useTalkView(talk: string, every_ms?: number) {
  return useQuery<TalkView, Refusal>({
    queryKey: talkKey(talk),
    queryFn: ({ signal }) => api.get("/api/talks/{talk_id}", { path: { talk_id: talk }, signal }),
    retry: onceIfPassing,
    staleTime: 5_000,
    ...(every_ms !== undefined && { refetchInterval: every_ms }),
  });
}

export const refreshTalks = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [ROOT] });

const PROGRAMME = new Set<AnyEvent["type"]>(["talk.scheduled", "talk.started", "talk.changed", "talk.ended", "show.changed"]);

/** The programme has changed for everyone: whoever looks at it sees it. */
export const changesProgramme = (event: AnyEvent): boolean => PROGRAMME.has(event.type);

export const makeTalk = (wish: TalkIn): Promise<Talk> => api.post("/api/talks", { body: wish });
export const changeTalk = (talk: string, change: TalkPatch) => api.patch("/api/talks/{talk_id}", { path: { talk_id: talk }, body: change });
export const startTalk = (talk: string) => api.post("/api/talks/{talk_id}/start", { path: { talk_id: talk } });
export const cancelTalk = (talk: string) => api.post("/api/talks/{talk_id}/cancel", { path: { talk_id: talk } });
export const endTalk = (talk: string) => api.post("/api/talks/{talk_id}/end", { path: { talk_id: talk } });
/** A chapter of the recording begins now. */
export const beginChapter = (talk: string, title: string) => api.post("/api/talks/{talk_id}/marks", { path: { talk_id: talk }, body: { title } });
export const calendarOf = (talk: string) => addressOf("/api/talks/{talk_id}/calendar.ics", { path: { talk_id: talk } });

export const makeShow = (wish: ShowIn) => api.post("/api/shows", { body: wish });
export const changeShow = (show: string, change: ShowPatch) => api.patch("/api/shows/{show_id}", { path: { show_id: show }, body: change });
export const closeShow = (show: string) => api.delete("/api/shows/{show_id}", { path: { show_id: show } });
export const removeCover = (show: string) => api.delete("/api/shows/{show_id}/cover", { path: { show_id: show } });

export async function sendCover(show: string, image: Blob): Promise<void> {
  const body = new FormData();
  body.append("image", image, "cover");
  const path = addressOf("/api/shows/{show_id}/cover", { path: { show_id: show } });
  const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
  const response = await fetch(path, { method: "POST", body, headers }).catch(() => null);
  if (response?.ok) return;
  if (response?.status === 401) endSession();
  throw new ApiError(response?.status ?? 0, (await response?.json().catch(() => null)) as unknown);
}

/** Shown at once; where the server says no it goes back. */
export async function remind(queries: QueryClient, talk: string, on: boolean): Promise<void> {
  const patch = (isOn: boolean) => {
    queries.setQueriesData<{ pages: Guide[] }>({ queryKey: GUIDE }, (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, reminded: isOn ? [...page.reminded, talk] : page.reminded.filter((one) => one !== talk) })),
      },
    );
    queries.setQueryData<TalkView>(talkKey(talk), (view) => view && { ...view, reminded: isOn });
  };
  patch(on);
  const path = { talk_id: talk };
  try {
    if (on) await api.put("/api/talks/{talk_id}/reminder", { path });
    else await api.delete("/api/talks/{talk_id}/reminder", { path });
  } catch (error) {
    patch(!on);
    say(problemOf(error).message, "problem");
  }
}

export async function subscribe(queries: QueryClient, show: string, on: boolean): Promise<void> {
  const patch = (isOn: boolean) => {
    queries.setQueriesData<ListedShow[] | ListedShow>({ queryKey: SHOWS }, (data) => {
      if (!data) return data;
      const change = (one: ListedShow) => (one.show.id === show ? { ...one, subscribed: isOn } : one);
      return Array.isArray(data) ? data.map(change) : change(data);
    });
  };
  patch(on);
  const path = { show_id: show };
  try {
    if (on) await api.put("/api/shows/{show_id}/subscription", { path });
    else await api.delete("/api/shows/{show_id}/subscription", { path });
  } catch (error) {
    patch(!on);
    say(problemOf(error).message, "problem");
  }
}
