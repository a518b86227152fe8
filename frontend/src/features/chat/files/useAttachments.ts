/** What hangs on the draft of a room, or of whatever else the composer writes for. */
import { useCallback } from "react";
import { getUploads, useUploadsAt } from "@/lib/uploads/current";
import type { Upload } from "@/lib/uploads/uploads";
import { whatFits } from "./chosen";

export interface Attachments {
  uploads: readonly Upload[];
  /** One of them waits for a decision, so nothing goes. */
  hasFailed: boolean;
  add: (files: readonly File[]) => void;
  keys: () => string[];
}

/** `draft` names what is being written: the room, or the thread in it. */
export function useAttachments(draft: string): Attachments {
  const place = placeOf(draft);
  const uploads = useUploadsAt(place);
  const add = useCallback(
    (files: readonly File[]) => {
      const present = getUploads().all().filter((one) => one.place === place).length;
      const fitting = whatFits(files, present);
      if (fitting.length > 0) getUploads().add(place, fitting);
    },
    [place],
  );
  return {
    uploads,
    hasFailed: uploads.some(({ phase }) => phase === "failed"),
    add,
    keys: () => uploads.map(({ key }) => key),
  };
}

export const placeOf = (draft: string): string => `draft:${draft}`;
