/** Drafts and the rest of the page: the server, the files that hang on them, and the moment in which the page is left. */
import { api, sendLast } from "@/lib/api";
import type { Drafts, DraftsWorld } from "@/lib/drafts";
import { getUploads } from "@/lib/uploads/current";
import type { FileOut } from "@/lib/wire";
import { placeOf } from "../files/useAttachments";

/** `device` names this page, so that it knows its own writing. */
export const draftsWorld = (after: DraftsWorld["after"], device: string): DraftsWorld => ({
  load: () => api.get("/api/drafts"),
  put: (room, wish) => api.put("/api/rooms/{room_id}/draft", { path: { room_id: room }, body: wish }),
  putLast: (room, wish) => sendLast("PUT", `/api/rooms/${encodeURIComponent(room)}/draft`, wish),
  showFiles: (place, files) => getUploads().show(placeOf(place), files, { isAll: true }),
  after,
  now: () => new Date(),
  device,
});

/** Keeps drafts and uploads in step while somebody is signed in. Returns the way out. */
export function startDrafts(drafts: Drafts): () => void {
  const uploads = getUploads();
  let isShown = false;
  const follow = () => {
    // Before it is known what this browser still has, nothing is missing.
    if (!uploads.isLoaded) return;
    if (!isShown) {
      isShown = true;
      for (const [place, { files }] of Object.entries(drafts.all())) uploads.show(placeOf(place), files, { isAll: false });
    }
    const ready = new Map<string, FileOut[]>(Object.keys(drafts.all()).map((place) => [placeOf(place), []]));
    for (const { place, ready: file } of uploads.all()) {
      if (file === null || !place.startsWith(placeOf(""))) continue;
      ready.set(place, [...(ready.get(place) ?? []), file]);
    }
    for (const [place, files] of ready) drafts.keepFiles(place.slice(placeOf("").length), files);
  };
  const stopFollowing = uploads.store.subscribe(follow);
  follow();
  const leave = () => drafts.leave();
  addEventListener("pagehide", leave);
  return () => {
    stopFollowing();
    removeEventListener("pagehide", leave);
  };
}
