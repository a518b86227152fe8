/** Files out of a drop or a paste. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { toasts } from "@/ui/toast-queue";

export const FILES_A_MESSAGE = 10;

/** Files alone: a folder has no bytes to send, and reading it would fail. */
export function filesOf(data: DataTransfer): File[] {
  return Array.from(data.items).flatMap((item) => {
    if (item.kind !== "file") return [];
    const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
    const file = isFolder ? null : item.getAsFile();
    return file ? [file] : [];
  });
}

/** What is pasted as text stays text, even where a picture of it comes along (a spreadsheet's cells). */
export function pastedFiles(data: DataTransfer): File[] {
  return data.types.includes("text/plain") ? [] : filesOf(data);
}

/** As many as still fit on the message; of the others it is said. */
export function whatFits(files: readonly File[], present: number): File[] {
  const room = Math.max(0, FILES_A_MESSAGE - present);
  if (files.length > room) {
    const limit = FILES_A_MESSAGE;
    toasts.add({ tone: "problem", text: i18n._(msg`A message holds ${limit} files. Send the others in another one.`) });
  }
  return files.slice(0, room);
}
