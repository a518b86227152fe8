import { useLingui } from "@lingui/react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sameItems } from "@/lib/store";
import { namesInWords } from "./words";

/** Names of people, in words. */
export function useNames(ids: readonly string[]): string {
  const { i18n } = useLingui();
  const names = useLive((state) => ids.map((id) => nameOf(state, id)), sameItems);
  return namesInWords(names, i18n.locale);
}
