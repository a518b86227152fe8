import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/**
 * What scrolls around an element, and how far below its beginning the element stands (px): a virtual list below other
 * things must know. Measured again when what stands before it grows.
 */
export function useOffset(element: RefObject<HTMLElement | null>) {
  const scroller = useRef<HTMLElement>(null);
  const [offset_px, setOffset] = useState(0);
  useLayoutEffect(() => {
    const own = element.current;
    const parent = own?.parentElement;
    if (!own || !parent) return;
    scroller.current = parent;
    const measure = () => setOffset(own.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop);
    measure();
    const watch = new ResizeObserver(measure);
    for (const child of parent.children) if (child !== own) watch.observe(child);
    const news = new MutationObserver(measure);
    news.observe(parent, { childList: true });
    return () => {
      watch.disconnect();
      news.disconnect();
    };
  }, [element]);
  return { scroller, offset_px };
}
