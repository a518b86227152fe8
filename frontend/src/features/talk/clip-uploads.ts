/** Files on their way to a board, outside of React: one may look at another tab meanwhile, and what failed is still told. */
import type { QueryClient } from "@tanstack/react-query";
import { createCell } from "@/lib/cell";
import { CLIP_TITLE_LIMIT } from "@/lib/limits";
import { problemOf } from "@/lib/problem";
import { refreshBoard, sendClip } from "./board-api";

export interface ClipUpload {
  id: number;
  talk: string;
  file: File;
  title: string;
  /** How much has left, 0..1; at 1 the server encodes it. */
  part: number;
  /** Why it is not on the board, in words. Null: it is on its way. */
  error: string | null;
}

export const uploadsCell = createCell<readonly ClipUpload[]>([]);
let nextId = 1;

/** The name of a file without what only programs read. */
export function titleOf(name: string): string {
  const words = name.replace(/\.[a-z0-9]{2,5}$/i, "").replace(/[_\s]+/g, " ").trim();
  return Array.from(words === "" ? name : words).slice(0, CLIP_TITLE_LIMIT).join("");
}

/** Changes one upload, if it is still there. */
export function withUpload(all: readonly ClipUpload[], id: number, change: Partial<ClipUpload>): readonly ClipUpload[] {
  return all.map((one) => (one.id === id ? { ...one, ...change } : one));
}

export const forgetUpload = (id: number): void => uploadsCell.set(uploadsCell.get().filter((one) => one.id !== id));

export function addFiles(queries: QueryClient, talk: string, files: readonly File[]): void {
  const added = files.map((file): ClipUpload => ({ id: nextId++, talk, file, title: titleOf(file.name), part: 0, error: null }));
  uploadsCell.set([...uploadsCell.get(), ...added]);
  for (const one of added) void send(queries, one);
}

export function tryAgain(queries: QueryClient, one: ClipUpload): void {
  uploadsCell.set(withUpload(uploadsCell.get(), one.id, { part: 0, error: null }));
  void send(queries, one);
}

async function send(queries: QueryClient, { id, talk, title, file }: ClipUpload): Promise<void> {
  const show = (change: Partial<ClipUpload>) => uploadsCell.set(withUpload(uploadsCell.get(), id, change));
  try {
    await sendClip(talk, title, file, (part) => show({ part }));
    await refreshBoard(queries, talk);
    forgetUpload(id);
  } catch (error) {
    show({ error: problemOf(error).message });
  }
}
