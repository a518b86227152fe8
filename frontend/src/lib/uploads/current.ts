/** The one list of uploads of this page, and how React reads it. app/live.ts sets it up with the live model. */
import { api, sendLast } from "../api";
import { sameItems, useStore } from "../store";
import { keeperFor } from "./keeper";
import { sendByTus } from "./tus";
import { type Upload, Uploads } from "./uploads";

let uploads: Uploads | null = null;

export function getUploads(): Uploads {
  if (!uploads) throw new Error("Uploads were used before they were set up.");
  return uploads;
}

const idOf = (url: string) => url.split("/").at(-1) ?? "";

/** Sets up the uploads of the signed-in person. Returns the way out. */
export function startUploads(person: string, newId: () => string, onReady: () => void): () => void {
  const { onGone, ...keeper } = keeperFor(person);
  const own = new Uploads(
    {
      ...keeper,
      send: sendByTus,
      finish: (url) => api.post("/api/uploads/{upload_id}/finish", { path: { upload_id: idOf(url) } }),
      callOff: (url) => sendLast("DELETE", `/api/uploads/${encodeURIComponent(idOf(url))}`),
      after: (delay_ms, run) => {
        const timer = setTimeout(run, delay_ms);
        return () => clearTimeout(timer);
      },
      random: () => Math.random(),
      now_ms: () => Date.now(),
      newId,
      link: (file) => URL.createObjectURL(file),
      unlink: (url) => URL.revokeObjectURL(url),
    },
    onReady,
  );
  uploads = own;
  const stopHearing = onGone((key) => own.settle([key]));
  void own.start();
  return () => {
    stopHearing();
    own.stop();
  };
}

/** Where the files of something that is on its way hang. */
export const letterPlace = ({ client_id }: { client_id: string }): string => `letter:${client_id}`;

/** What hangs somewhere, in the order in which it was chosen. */
export function useUploadsAt(place: string): readonly Upload[] {
  return useStore(getUploads().store, (all) => all.filter((one) => one.place === place), sameItems);
}

export function useUploads(keys: readonly string[]): readonly Upload[] {
  return useStore(getUploads().store, (all) => all.filter(({ key }) => keys.includes(key)), sameItems);
}
