import { type RefObject, useEffect, useState } from "react";
import { elementOf } from "./roving";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Keeps the line that is heard in sight, until somebody scrolls the list themselves. Never moves the page, and never
 * the focus.
 */
export function useFollowing(list: RefObject<HTMLElement | null>, line: string | undefined, isHeard: boolean) {
  const [isFollowing, setFollowing] = useState(true);
  useEffect(() => {
    const box = list.current;
    const shown = elementOf(box, line);
    if (!box || !shown || !isFollowing || !isHeard) return;
    const top = shown.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: Math.max(0, top - box.clientHeight / 3), behavior: calm() ? "auto" : "smooth" });
  }, [list, line, isFollowing, isHeard]);
  return { isFollowing, follow: () => setFollowing(true), leave: () => setFollowing(false) };
}
