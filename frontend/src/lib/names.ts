/** Names of people in words. */
import { useLingui } from "@lingui/react";
import { useLive } from "./live/current";
import { nameOf } from "./live/people";
import { sameItems } from "./store";

export const namesInWords = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(names);

/** Names of people, in words: "Mara, Tobias and 3 more" is cut by whoever shows it. */
export function useNames(ids: readonly string[]): string {
  const { i18n } = useLingui();
  const names = useLive((state) => ids.map((id) => nameOf(state, id)), sameItems);
  return namesInWords(names, i18n.locale);
}
