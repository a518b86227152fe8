/**
 * What stands in the search field: filters that are done ("from:@mara") and the text that is still written. Pure.
 * The server understands the whole of it (workspace/search/language.py); here only operators are told from words.
 */

export const OPERATORS = ["from", "in", "before", "after", "on", "has", "is"] as const;
export type Operator = (typeof OPERATORS)[number];

/** What people type in German; a filter itself is always kept in English. */
export const GERMAN: Readonly<Record<Operator, string>> = {
  from: "von",
  in: "in",
  before: "vor",
  after: "nach",
  on: "am",
  has: "hat",
  is: "ist",
};

const BY_WORD = new Map<string, Operator>(OPERATORS.flatMap((operator) => [[operator, operator], [GERMAN[operator], operator]]));
const DATES: readonly Operator[] = ["before", "after", "on"];

export interface Filter {
  operator: Operator;
  value: string;
  isNot: boolean;
}

export interface Typed {
  filters: readonly Filter[];
  text: string;
}

const FILTER = /(^|\s)(-?)(\p{L}{2,6}):(?:"([^"]+)"|([^\s"]+))/gu;

function filterOf(not: string, word: string, value: string): Filter | null {
  const operator = BY_WORD.get(word.toLowerCase());
  if (operator === undefined || (not !== "" && DATES.includes(operator))) return null;
  return { operator, value, isNot: not !== "" };
}

/** Takes the filters out of a search; with `isOpen` one at the very end stays text, since it may go on. */
export function readTyped(typed: string, isOpen = false): Typed {
  const filters: Filter[] = [];
  const text = typed.replace(FILTER, (whole, space: string, not: string, word: string, ...rest) => {
    const [quoted, bare, at] = rest as [string | undefined, string | undefined, number];
    const isLast = at + whole.length === typed.length;
    const filter = filterOf(not, word, quoted ?? bare ?? "");
    if (!filter || (isOpen && isLast && quoted === undefined)) return whole;
    filters.push(filter);
    return space;
  });
  return { filters, text: isOpen && filters.length === 0 ? typed : text.replace(/\s+/g, " ").trimStart() };
}

export function filterWords({ operator, value, isNot }: Filter): string {
  return `${isNot ? "-" : ""}${operator}:${/\s/.test(value) ? `"${value}"` : value}`;
}

/** The whole search, as the server and the address get it. */
export function wholeOf({ filters, text }: Typed): string {
  return [...filters.map(filterWords), text].filter((part) => part.trim() !== "").join(" ").trimStart();
}

export const isSame = (one: Filter, other: Filter): boolean => filterWords(one) === filterWords(other);

/** Adds a filter once. */
export function withFilter({ filters, text }: Typed, filter: Filter): Typed {
  return { filters: filters.some((one) => isSame(one, filter)) ? filters : [...filters, filter], text };
}

export function withoutFilter({ filters, text }: Typed, filter: Filter): Typed {
  return { filters: filters.filter((one) => !isSame(one, filter)), text };
}

/** The operator that is being written at the end of the text, with what of its value is there. */
export interface OpenFilter {
  operator: Operator;
  value: string;
  isNot: boolean;
  /** The text before it. */
  before: string;
}

export function openFilter(text: string): OpenFilter | null {
  const match = /(?:^|\s)(-?)(\p{L}{2,6}):("?)([^"]*)$/u.exec(text);
  if (!match) return null;
  const [whole, not = "", word = "", quote = "", value = ""] = match;
  const operator = BY_WORD.get(word.toLowerCase());
  // Without a quotation mark the value ends at the first space.
  if (operator === undefined || (quote === "" && /\s/.test(value))) return null;
  return { operator, value, isNot: not !== "", before: text.slice(0, text.length - whole.length).trimEnd() };
}

/** The last word of the text, which may be the beginning of an operator or a name. */
export function lastWord(text: string): { word: string; before: string } {
  const at = text.search(/\S+$/);
  return at === -1 ? { word: "", before: text } : { word: text.slice(at), before: text.slice(0, at) };
}
