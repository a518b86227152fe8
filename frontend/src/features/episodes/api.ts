/** Episodes over HTTP: all of it. What others do to them is told by events, which only make lists and screens ask again. */
import { type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { addressOf, api, sendLast } from "@/lib/api";
import type { Refusal } from "@/lib/refusal";
import type { AnyEvent, Chapter, Cut, Episode, EpisodeComment, EpisodeEditor, EpisodePatch, Episodes, EpisodeView, TranscriptLine } from "@/lib/wire";

const ROOT = "episodes";
const LISTS = [ROOT, "list"] as const;
export const episodeKey = (episode: string) => [ROOT, "one", episode] as const;
const editorKey = (episode: string) => [ROOT, "editor", episode] as const;
const linesKey = (episode: string) => [ROOT, "lines", episode] as const;
const feedKey = (show: string | null) => ["feed", show] as const;

/** How often one that is being made is asked after. */
const LOOK_AGAIN_MS = 2_000;
/** What is written down takes its time. */
const LOOK_LATER_MS = 5_000;
const onceIfPassing = (count: number, problem: Refusal) => problem.isPassing && count < 1;
const isMade = ({ state }: Episode) => state === "making";

/** A part of all episodes. */
export interface Part {
  community?: string;
  show?: string;
  talk?: string;
}

/** What is published, in pages, and on the first one the viewer's own drafts. */
export function useEpisodes(part: Part = {}) {
  return useInfiniteQuery<Episodes, Refusal, { pages: Episodes[] }, readonly unknown[], number>({
    queryKey: [...LISTS, part],
    queryFn: ({ pageParam, signal }) => api.get("/api/episodes", { query: { ...part, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.has_more ? pages.reduce((sum, { episodes }) => sum + episodes.length, 0) : undefined),
    retry: onceIfPassing,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ drafts }) => drafts.some(({ episode }) => isMade(episode))) ? LOOK_AGAIN_MS : false),
  });
}

export const readEpisode = (episode: string, signal?: AbortSignal): Promise<EpisodeView> =>
  api.get("/api/episodes/{episode_id}", { path: { episode_id: episode }, ...(signal && { signal }) });

function lookAgain(view: EpisodeView | undefined): number | false {
  if (!view) return false;
  if (isMade(view.episode)) return LOOK_AGAIN_MS;
  return view.transcript.state === "writing" ? LOOK_LATER_MS : false;
}

/** Asked at every visit: one's place may have moved on another device. */
export function useEpisode(episode: string) {
  return useQuery<EpisodeView, Refusal>({
    queryKey: episodeKey(episode),
    queryFn: ({ signal }) => readEpisode(episode, signal),
    retry: onceIfPassing,
    staleTime: 0,
    refetchInterval: ({ state }) => lookAgain(state.data),
  });
}

/** The episode without its cuts. `revision`: whatever changes when it has been made anew. */
export function useEditor(episode: string, revision: string | null) {
  return useQuery<EpisodeEditor, Refusal>({
    queryKey: [...editorKey(episode), revision],
    queryFn: ({ signal }) => api.get("/api/episodes/{episode_id}/editor", { path: { episode_id: episode }, signal }),
    retry: onceIfPassing,
  });
}

/** What is said in the audio that is there now. */
export function useLines({ episode: { id, audio_url: url }, transcript }: EpisodeView) {
  return useQuery<TranscriptLine[], Refusal>({
    queryKey: [...linesKey(id), url],
    queryFn: async ({ signal }) => (await api.get("/api/episodes/{episode_id}/transcript", { path: { episode_id: id }, signal })).lines,
    enabled: url !== null && transcript.state === "ready",
    retry: onceIfPassing,
  });
}

/** Corrects a line for everyone, and in what this page knows. */
export async function correctLine(queries: QueryClient, episode: string, line: string, text: string): Promise<void> {
  const fixed = await api.patch("/api/episodes/{episode_id}/lines/{line_id}", { path: { episode_id: episode, line_id: line }, body: { text } });
  queries.setQueriesData<TranscriptLine[]>({ queryKey: linesKey(episode) }, (lines) => lines?.map((one) => (one.id === line ? fixed : one)));
}

export const refreshEpisodes = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [ROOT] });

const TELLING = new Set<AnyEvent["type"]>(["episode.published", "episode.withdrawn", "episode.made", "talk.ended"]);

/** Lists of episodes are different now; a recorded talk that ends becomes one. */
export const changesEpisodes = (event: AnyEvent): boolean => TELLING.has(event.type);

const at = (episode: string) => ({ path: { episode_id: episode } });

export const changeEpisode = (episode: string, change: EpisodePatch) => api.patch("/api/episodes/{episode_id}", { ...at(episode), body: change });
export const keepChapters = (episode: string, chapters: readonly Chapter[]) => changeEpisode(episode, { chapters: [...chapters] });
export const deleteEpisode = (episode: string) => api.delete("/api/episodes/{episode_id}", at(episode));
export const cutEpisode = (episode: string, cuts: readonly Cut[]) => api.put("/api/episodes/{episode_id}/cuts", { ...at(episode), body: { cuts: [...cuts] } });
export const publishEpisode = (episode: string) => api.post("/api/episodes/{episode_id}/publish", at(episode));
export const unpublishEpisode = (episode: string) => api.post("/api/episodes/{episode_id}/unpublish", at(episode));
export const tryAgain = (episode: string) => api.post("/api/episodes/{episode_id}/retry", at(episode));
export const withdrawVoice = (episode: string) => api.post("/api/episodes/{episode_id}/withdraw", at(episode));
export const comment = (episode: string, at_ms: number, text: string): Promise<EpisodeComment> =>
  api.post("/api/episodes/{episode_id}/comments", { ...at(episode), body: { at_ms, text } });
export const deleteComment = (id: string) => api.delete("/api/episode-comments/{comment_id}", { path: { comment_id: id } });
export const mp3Of = (episode: string) => addressOf("/api/episodes/{episode_id}/audio/{format}", { path: { episode_id: episode, format: "mp3" } });

export const askTranscript = (episode: string) => api.post("/api/episodes/{episode_id}/transcript", at(episode));
export const deleteTranscript = (episode: string) => api.delete("/api/episodes/{episode_id}/transcript", at(episode));
export const vttOf = (episode: string) => addressOf("/api/episodes/{episode_id}/transcript.vtt", at(episode));

/** Keeps one's place; `isLast`, as the page is being left. */
export async function sendPlace(episode: string, at_ms: number, isLast: boolean): Promise<void> {
  if (isLast) sendLast("PUT", addressOf("/api/episodes/{episode_id}/position", at(episode)), { at_ms });
  else await api.put("/api/episodes/{episode_id}/position", { ...at(episode), body: { at_ms } });
}

/** The address of one's podcast feed, of all shows or of one; null while there is none. */
export function useFeed(show: string | null) {
  return useQuery<string | null, Refusal>({
    queryKey: feedKey(show),
    queryFn: async ({ signal }) => (await api.get("/api/feed", { query: { show }, signal })).url,
    retry: onceIfPassing,
  });
}

export const makeFeed = () => api.post("/api/feed");
export const revokeFeed = () => api.delete("/api/feed");
export const refreshFeed = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ["feed"] });
