import { useLingui } from "@lingui/react";
import { useLive } from "@/lib/live/current";
import { whenWords } from "./when";

/** Puts moments into words, by one's own clock and in one's own language. */
export function useWhen(now_ms: number): (at: string) => string {
  const { i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  return (at) => whenWords(new Date(at), new Date(now_ms), zone, i18n.locale);
}
