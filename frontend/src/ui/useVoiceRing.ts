import { type RefObject, useEffect } from "react";

/** Between two words one still speaks: the ring does not flicker with each syllable. */
const BREATH_MS = 700;

export type FollowVoice = (tell: (level: number, speaks: boolean) => void) => () => void;

/** Lets an element follow a voice by `--level` and `data-speaking`. Past React, straight to it: it comes ten times a second. */
export function useVoiceRing(element: RefObject<HTMLElement | null>, follow: FollowVoice, isMuted: boolean): void {
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const speaks = (is: boolean) => {
      clearTimeout(pause);
      pause = undefined;
      element.current?.toggleAttribute("data-speaking", is);
    };
    const leave = follow((level, isSpeech) => {
      element.current?.style.setProperty("--level", isMuted ? "0" : level.toFixed(2));
      if (isMuted || isSpeech) speaks(!isMuted);
      else pause ??= setTimeout(() => speaks(false), BREATH_MS);
    });
    return () => {
      leave();
      clearTimeout(pause);
    };
  }, [element, follow, isMuted]);
}
