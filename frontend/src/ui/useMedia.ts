import { useSyncExternalStore } from "react";

/** Below this one pane and a bottom bar; from `desktop` on three panes. */
export const PHONE = "(max-width: 639px)";
export const DESKTOP = "(min-width: 1024px)";

const heard = new Map<string, MediaQueryList>();
const listeners = new Set<() => void>();

function media(query: string): MediaQueryList {
  const known = heard.get(query);
  if (known) return known;
  const list = matchMedia(query);
  // Whoever asks is told of a change of any query: from a desktop's width to a phone's two of them change, one after
  // the other, and a screen drawn between the two would take its content away and lose the reader's place.
  list.addEventListener("change", () => {
    for (const listener of listeners) listener();
  });
  heard.set(query, list);
  return list;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(subscribe, () => media(query).matches);
}
