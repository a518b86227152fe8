/** The emoji of the person's language: loaded once, when somebody looks for one. */
import { parseTable, type Emoji } from "./find";

const LOADERS: Record<"de" | "en", () => Promise<{ default: string }>> = {
  de: () => import("virtual:emoji/de"),
  en: () => import("virtual:emoji/en"),
};
const loaded = new Map<string, readonly Emoji[]>();

/** What is here already; null before `loadEmoji` is done. */
export const knownEmoji = (locale: string): readonly Emoji[] | null => loaded.get(locale) ?? null;

export async function loadEmoji(locale: string): Promise<readonly Emoji[]> {
  const known = loaded.get(locale);
  if (known) return known;
  const { default: table } = await LOADERS[locale.startsWith("de") ? "de" : "en"]();
  const emoji = parseTable(table);
  loaded.set(locale, emoji);
  return emoji;
}
