/** Finding emoji by words and by `:name:`. Pure. */

export interface Emoji {
  sign: string;
  /** Of the picker: 0 faces, 1 people, 3 nature, 4 food, 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags. */
  group: number;
  takesTone: boolean;
  label: string;
  /** Without colons; the first is the usual one. */
  names: readonly string[];
  /** Label, names and other words in small letters. */
  words: string;
}

const MOST_FOUND = 120;
/** The group of the organisation's own. */
export const OWN = -2;

/** The organisation's own in the shape of the others: their sign is their `:name:`. */
export const ownAsEmoji = (names: readonly string[]): readonly Emoji[] =>
  names.map((name) => {
    const label = name.replace(/[_-]+/g, " ");
    return { sign: `:${name}:`, group: OWN, takesTone: false, label, names: [name], words: plain(label) };
  });

export function parseTable(table: string): readonly Emoji[] {
  return table.split("\n").map((line) => {
    const [sign = "", group = "", tone, label = "", names = "", tags = ""] = line.split("\t");
    const words = plain(`${label} ${names.replaceAll("_", " ")} ${tags}`);
    return { sign, group: Number(group), takesTone: tone === "1", label, names: names.split(" "), words };
  });
}

/** Small letters without marks, so that "bar" finds "Bär", and "baer" as well. */
function plain(text: string): string {
  const small = text.toLowerCase();
  const bare = small.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  const spelledOut = small.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss");
  return spelledOut === bare ? bare : `${bare} ${spelledOut}`;
}

/** Lower is better; null is no match. A word that is the query comes before one that begins with it. */
function rank(emoji: Emoji, query: string): number | null {
  if (emoji.names.includes(query)) return emoji.names[0] === query ? 0 : 1;
  const at = ` ${emoji.words} `;
  if (at.includes(` ${query} `)) return 2;
  if (emoji.names[0]?.startsWith(query)) return 3;
  return at.includes(` ${query}`) ? 4 : null;
}

export function findEmoji(all: readonly Emoji[], search: string, most = MOST_FOUND): readonly Emoji[] {
  const words = plain(search).split(/[\s_]+/).filter(Boolean).slice(0, 4);
  if (words.length === 0) return all;
  return all
    .flatMap((emoji) => {
      const ranks = words.map((word) => rank(emoji, word));
      return ranks.includes(null) ? [] : [{ emoji, rank: Math.max(...ranks.map(Number)) }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

const TONES = ["", "\u{1f3fb}", "\u{1f3fc}", "\u{1f3fd}", "\u{1f3fe}", "\u{1f3ff}"] as const;
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** The sign in a skin tone, where it takes one. */
export function toned({ sign, takesTone }: Emoji, tone: Tone): string {
  if (!takesTone || tone === 0) return sign;
  const [first = "", ...rest] = Array.from(sign);
  return [first, TONES[tone], ...(rest[0] === "\ufe0f" ? rest.slice(1) : rest)].join("");
}

const BEGUN = /(?:^|[\s([{"'„“])(:([\p{L}\p{N}_+-]{2,40}))$/u;

/** What stands before the caret, if it begins a `:name`: where its colon is, and what follows. */
export function nameAt(text: string, caret: number): { from: number; query: string } | null {
  const found = BEGUN.exec(text.slice(0, caret));
  return found?.[1] === undefined || found[2] === undefined ? null : { from: caret - found[1].length, query: found[2] };
}

/** Code in fences or ticks, or a whole `:name:`. */
const PARTS = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|:([\p{L}\p{N}_+-]{2,60}):/gu;

/** The text with every known `:name:` as its sign; code stays as it is. */
export function withSigns(text: string, signOf: (name: string) => string | undefined): string {
  return text.replace(PARTS, (whole: string, code: string | undefined, name: string | undefined) =>
    code === undefined && name !== undefined ? (signOf(name.toLowerCase()) ?? whole) : whole,
  );
}

/** Looks names up; an earlier emoji keeps a name that a later one has as well. */
export function signsByName(all: readonly Emoji[]): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  for (const { sign, names } of all) for (const name of names) if (!signs.has(name)) signs.set(name, sign);
  return signs;
}
