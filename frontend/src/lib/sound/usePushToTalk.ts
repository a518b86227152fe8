import { useEffect } from "react";
import * as sound from "./sound";

/** Where the space bar means something already. */
const TAKEN = "input, textarea, select, button, a, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], [role=tab], [role=switch]";

/** Held down, the space bar opens a closed microphone; released, it closes it again. `attempt` says what goes wrong. */
export function usePushToTalk(mayTalk: boolean, attempt: (act: Promise<unknown>) => void): void {
  useEffect(() => {
    if (!mayTalk) return;
    let isHeld = false;
    const isFree = (event: KeyboardEvent) =>
      event.code === "Space" && !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target instanceof Element && event.target.closest(TAKEN));
    const down = (event: KeyboardEvent) => {
      if (!isFree(event) || event.defaultPrevented) return;
      // Or the page would scroll.
      event.preventDefault();
      if (event.repeat || isHeld || sound.isOpen()) return;
      isHeld = true;
      attempt(sound.unmute());
    };
    const up = (event: KeyboardEvent) => {
      if (!isHeld || event.code !== "Space") return;
      isHeld = false;
      attempt(sound.release());
    };
    const blur = () => {
      if (!isHeld) return;
      isHeld = false;
      attempt(sound.release());
    };
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    addEventListener("blur", blur);
    return () => {
      blur();
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", blur);
    };
  }, [mayTalk, attempt]);
}
