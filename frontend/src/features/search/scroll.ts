/** Where each list of finds was left, so that the way back from a find leads to the same line. */
import { type RefObject, useEffect, useRef } from "react";

const left = new Map<string, number>();
const MOST = 30;

function keep(key: string, top: number): void {
  left.delete(key);
  left.set(key, top);
  const oldest = left.keys().next();
  if (left.size > MOST && !oldest.done) left.delete(oldest.value);
}

/** Remembers how far the element is scrolled under the key, and scrolls there again once it has something to show. */
export function useKeptScroll(element: RefObject<HTMLElement | null>, key: string, isReady: boolean): void {
  const restored = useRef("");
  useEffect(() => {
    const node = element.current;
    if (!node || !isReady) return;
    if (restored.current !== key) {
      node.scrollTo({ top: restored.current === "" ? (left.get(key) ?? 0) : 0 });
      restored.current = key;
    }
    const onScroll = () => keep(key, node.scrollTop);
    node.addEventListener("scroll", onScroll, { passive: true });
    return () => node.removeEventListener("scroll", onScroll);
  }, [element, key, isReady]);
}
