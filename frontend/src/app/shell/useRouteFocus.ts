import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

/** Screens load lazily: how long to wait for a new one's heading. */
const PATIENCE_MS = 4_000;

const heading = () => document.querySelector<HTMLElement>("[data-route-focus]");

/**
 * After a change of path the new screen's h1 gets the focus, so that a screen reader reads where one is and Tab goes
 * on from there. A screen that took the focus itself (a composer) keeps it. The tab's title follows the h1.
 */
export function useRouteFocus(): void {
  const [path] = useLocation();
  const previous = useRef<string | null>(null);

  useEffect(() => {
    const before = document.activeElement;
    // Neither the first screen nor the way from "/" to it is a step that somebody took.
    const movesFocus = previous.current !== null && previous.current !== "/";
    previous.current = path;
    const old = movesFocus ? heading() : null;
    const oldText = old?.textContent;
    // Whoever acts on the new screen has arrived: from then on the focus is theirs.
    let hasActed = false;
    const act = () => {
      hasActed = true;
    };

    const arrive = (): boolean => {
      const title = heading();
      if (!title) return false;
      document.title = title.textContent ? `${title.textContent} · Flurfunk` : "Flurfunk";
      const now = document.activeElement;
      // A new screen's field has the focus before this effect runs, and is then what stood there "before".
      const isWriting = now?.matches("textarea, input") === true;
      if (movesFocus && !hasActed && !isWriting && (now === before || now === document.body)) title.focus({ preventScroll: true });
      return title !== old || title.textContent !== oldText;
    };

    if (arrive()) return;
    addEventListener("keydown", act, true);
    addEventListener("pointerdown", act, true);
    const observer = new MutationObserver(() => {
      if (arrive()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      removeEventListener("keydown", act, true);
      removeEventListener("pointerdown", act, true);
    };
  }, [path]);
}
