import { useCallback, useSyncExternalStore } from "react";

/** Below this one pane and a bottom bar; from `desktop` on three panes. */
export const PHONE = "(max-width: 639px)";
export const DESKTOP = "(min-width: 1024px)";

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
