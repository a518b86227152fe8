/**
 * The emoji of one language, made small at build time: `virtual:emoji/de`, `virtual:emoji/en`. A line an emoji, fields
 * apart by tabs: sign, group, whether it takes a skin tone, label, names for `:name:` (both languages), other words.
 * The whole tables of emojibase weigh 600 kB each; a picker needs a tenth of that, and only in the person's language.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const PREFIX = "virtual:emoji/";
const LANGUAGES = ["de", "en"] as const;
type Language = (typeof LANGUAGES)[number];
/** Parts of others: hair, skin. */
const COMPONENTS = 2;
const TONES = ["1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"];

interface Entry {
  hexcode: string;
  label: string;
  unicode: string;
  group?: number;
  order?: number;
  tags?: string[];
  skins?: { hexcode: string }[];
}
type Names = Record<string, string | string[]>;

const require = createRequire(import.meta.url);
const read = async <Table>(path: string): Promise<Table> =>
  JSON.parse(await readFile(require.resolve(`emojibase-data/${path}`), "utf8")) as Table;

/** One spelling a sign: where a picture is the rule, the mark that asks for one is left out. */
const spelled = (sign: string) => (/^\p{Emoji_Presentation}\ufe0f$/u.test(sign) ? sign.slice(0, -1) : sign);

/** Whether a tone simply follows the first code point; what needs more than that is offered without. */
const takesTone = ({ hexcode, skins }: Entry) => {
  const [first, ...rest] = hexcode.split("-").filter((part, i) => part !== "FE0F" || i > 1);
  return TONES.every((tone) => skins?.some((skin) => skin.hexcode === [first, tone, ...rest].join("-")));
};

const named = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+-]+/gu, "_")
    .replace(/^_+|_+$/g, "");

async function namesOf(): Promise<(entry: Entry) => string[]> {
  const tables = await Promise.all(
    ["en/shortcodes/github", "en/shortcodes/emojibase", "de/shortcodes/cldr-native", "de/shortcodes/cldr"].map((path) => read<Names>(`${path}.json`)),
  );
  return ({ hexcode }) => tables.flatMap((table) => table[hexcode] ?? []);
}

/** Words that mean one sign only are names as well: `:kaffee:`. */
async function ownWords(language: Language): Promise<Map<string, string>> {
  const owner = new Map<string, string>();
  for (const { hexcode, tags = [], group } of await read<Entry[]>(`${language}/compact.json`)) {
    if (group === undefined || group === COMPONENTS) continue;
    for (const tag of tags) owner.set(named(tag), owner.has(named(tag)) ? "" : hexcode);
  }
  return owner;
}

async function table(language: Language): Promise<string> {
  const [entries, names, ...owned] = await Promise.all([
    read<Entry[]>(`${language}/compact.json`),
    namesOf(),
    ...LANGUAGES.map(ownWords),
  ]);
  const wordsOf = new Map<string, string[]>();
  for (const [word, hexcode] of owned.flatMap((each) => [...each])) wordsOf.set(hexcode, [...(wordsOf.get(hexcode) ?? []), word]);
  return entries
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map((entry) => {
      const all = [...new Set([...names(entry), ...(wordsOf.get(entry.hexcode) ?? [])])];
      const tags = (entry.tags ?? []).filter((tag) => !all.includes(named(tag)));
      return [spelled(entry.unicode), entry.group, takesTone(entry) ? 1 : 0, entry.label, all.join(" "), tags.join(" ")].join("\t");
    })
    .join("\n");
}

export function emojiTables(): Plugin {
  return {
    name: "flurfunk:emoji",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      const language = LANGUAGES.find((each) => id === `\0${PREFIX}${each}`);
      return language ? `export default ${JSON.stringify(await table(language))};` : null;
    },
  };
}
