/** How loud people are where one is: told ten times a second, and silent where nothing is told. */
import { levelsCell, loudness } from "../talk-cells";

/** Without any for this long nobody is heard. */
const SILENCE_MS = 700;

let silence: ReturnType<typeof setTimeout> | undefined;

/** person → dBFS, of everyone who is heard. */
export function hearLevels(levels: Readonly<Record<string, number>>): void {
  clearTimeout(silence);
  levelsCell.set(Object.fromEntries(Object.entries(levels).map(([person, level_db]) => [person, loudness(level_db)])));
  silence = setTimeout(() => levelsCell.set({}), SILENCE_MS);
}
