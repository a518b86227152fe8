/** Boards of clips, and recorded questions, over HTTP. */
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api";
import type { Refusal } from "@/lib/refusal";
import { upload } from "@/lib/upload";
import type { Board, Clip, Question } from "@/lib/wire";

export const CALL_LIMIT_MS = 60_000;

const boardKey = (talk: string) => ["talks", "board", talk] as const;

/** What can be played into a talk. For those who run or host it. */
export function useBoard(talk: string) {
  return useQuery<Board, Refusal>({
    queryKey: boardKey(talk),
    queryFn: ({ signal }) => api.get("/api/talks/{talk_id}/clips", { path: { talk_id: talk }, signal }),
    retry: (count, problem) => problem.isPassing && count < 1,
  });
}

export const refreshBoard = (queries: QueryClient, talk: string) => queries.invalidateQueries({ queryKey: boardKey(talk) });

export const clipAudio = (clip: string) => addressOf("/api/clips/{clip_id}/audio", { path: { clip_id: clip } });
export const callAudio = (question: string) => addressOf("/api/questions/{question_id}/audio", { path: { question_id: question } });

export const renameClip = (clip: string, title: string) => api.patch("/api/clips/{clip_id}", { path: { clip_id: clip }, body: { title } });
export const deleteClip = (clip: string) => api.delete("/api/clips/{clip_id}", { path: { clip_id: clip } });

export function sendClip(talk: string, title: string, file: Blob, tell: (part: number) => void): Promise<Clip> {
  const body = new FormData();
  body.append("title", title);
  body.append("file", file, "clip");
  return upload<Clip>(addressOf("/api/talks/{talk_id}/clips", { path: { talk_id: talk } }), body, tell);
}

export function sendCall(talk: string, text: string, voice: Blob): Promise<Question> {
  const body = new FormData();
  body.append("text", text);
  body.append("file", voice, "voice");
  return upload<Question>(addressOf("/api/talks/{talk_id}/calls", { path: { talk_id: talk } }), body);
}

export const withdrawCall = (question: string) => api.delete("/api/questions/{question_id}", { path: { question_id: question } });
