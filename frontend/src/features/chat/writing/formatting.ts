/** Markdown while one writes: what a press of a button or a key changes in the text. Pure. */

/** A text, and what of it is selected (or where the caret is). */
export interface Spot {
  text: string;
  from: number;
  to: number;
}

/** Put `insert` in the place of what stands from `from` to `to`, then select. */
export interface Change {
  from: number;
  to: number;
  insert: string;
  selectFrom: number;
  selectTo: number;
}

export type Mark = "**" | "*" | "~~" | "`";
export type Block = "quote" | "list" | "numbers" | "tasks";
export type Format = "bold" | "italic" | "strike" | "code" | "fence" | "link" | Block;

const MARKS: Partial<Record<Format, Mark>> = { bold: "**", italic: "*", strike: "~~", code: "`" };

export function formatted(format: Format, spot: Spot): Change {
  const mark = MARKS[format];
  if (mark !== undefined) return marked(mark, spot);
  if (format === "fence") return fenced(spot);
  if (format === "link") return linked(spot);
  return blocked(format as Block, spot);
}

/** The text after a change: for tests, and for fields without the browser's undo. */
export const withChange = (text: string, { from, to, insert }: Change): string => text.slice(0, from) + insert + text.slice(to);

/** How often the character stands in a row before, or from, a place. */
function runLength(text: string, at: number, step: 1 | -1, character: string): number {
  let length = 0;
  while (text[at + length * step] === character) length += 1;
  return length;
}

/** Whether so many of a mark's characters hold this mark: of three stars two are bold and one is slanted. */
function holds(mark: Mark, run: number): boolean {
  if (mark === "**") return run >= 2;
  return mark === "*" ? run === 1 || run >= 3 : run >= mark.length;
}

function isMarked(text: string, from: number, to: number, mark: Mark): boolean {
  const character = mark.charAt(0);
  return holds(mark, runLength(text, from - 1, -1, character)) && holds(mark, runLength(text, to, 1, character));
}

/** Marks around the selection, or away again where they are: outside of it or within. */
export function marked(mark: Mark, { text, from: begin, to: end }: Spot): Change {
  const selected = text.slice(begin, end);
  const from = begin + (selected.length - selected.trimStart().length);
  const to = Math.max(from, end - (selected.length - selected.trimEnd().length));
  const words = text.slice(from, to);
  const { length } = mark;
  if (isMarked(text, from, to, mark)) {
    return { from: from - length, to: to + length, insert: words, selectFrom: from - length, selectTo: to - length };
  }
  const isWithin = words.length >= 2 * length && isMarked(text, from + length, to - length, mark);
  if (isWithin) {
    const bare = words.slice(length, words.length - length);
    return { from, to, insert: bare, selectFrom: from, selectTo: from + bare.length };
  }
  return { from, to, insert: mark + words + mark, selectFrom: from + length, selectTo: to + length };
}

const ADDRESS = /^https?:\/\/\S+$/i;
const NEW_ADDRESS = "https://";

/** A link of what is selected; the caret goes where something is missing. */
export function linked({ text, from, to }: Spot): Change {
  const words = text.slice(from, to);
  if (ADDRESS.test(words)) return { from, to, insert: `[](${words})`, selectFrom: from + 1, selectTo: from + 1 };
  const insert = `[${words}](${NEW_ADDRESS})`;
  const at = words === "" ? from + 1 : from + words.length + 3;
  return { from, to, insert, selectFrom: at, selectTo: words === "" ? at : at + NEW_ADDRESS.length };
}

/** An address that is pasted over words makes them a link; null: it is pasted as it is. */
export function pastedOver({ text, from, to }: Spot, pasted: string): Change | null {
  const words = text.slice(from, to);
  const address = pasted.trim();
  const isPlain = words.trim() !== "" && !words.includes("\n") && !ADDRESS.test(words.trim()) && !/[[\]]/.test(words);
  if (!isPlain || !ADDRESS.test(address) || inCode(text, from)) return null;
  const insert = `[${words}](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`;
  return { from, to, insert, selectFrom: from + insert.length, selectTo: from + insert.length };
}

const FENCE = /^\s{0,3}```/;

/** Whether a block of code is open where the caret is. */
export function inCode(text: string, at: number): boolean {
  const before = text.slice(0, at).split("\n").slice(0, -1);
  return before.filter((line) => FENCE.test(line)).length % 2 === 1;
}

/** Where the lines begin and end that the selection touches. */
function linesOf({ text, from, to }: Spot): { begin: number; end: number } {
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  // A selection that ends at the beginning of a line does not mean that line.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const next = text.indexOf("\n", last);
  return { begin, end: next === -1 ? text.length : next };
}

/** A block of code around the lines, or no longer. */
export function fenced(spot: Spot): Change {
  const { begin, end } = linesOf(spot);
  const { text } = spot;
  const lines = text.slice(begin, end);
  const before = text.slice(0, begin).endsWith("```\n") || /```[^\n`]*\n$/.test(text.slice(0, begin));
  const after = text.slice(end).startsWith("\n```");
  if (before && after && inCode(text, begin)) {
    const from = text.lastIndexOf("\n", begin - 2) + 1;
    return { from, to: end + 4, insert: lines, selectFrom: from, selectTo: from + lines.length };
  }
  const insert = `\`\`\`\n${lines}\n\`\`\``;
  return { from: begin, to: end, insert, selectFrom: begin + 4, selectTo: begin + 4 + lines.length };
}

/** What begins a line of each kind. */
const BEGINS: Record<Block, RegExp> = {
  quote: /^(\s*)> ?/,
  list: /^(\s*)[-*+] (?!\[[ xX]\] )/,
  numbers: /^(\s*)\d{1,9}[.)] (?!\[[ xX]\] )/,
  tasks: /^(\s*)(?:[-*+]|\d{1,9}[.)]) \[[ xX]\] /,
};
const ANY_LIST = /^(\s*)(?:[-*+]|\d{1,9}[.)]) (?:\[[ xX]\] )?/;
const STARTS: Record<Block, (place: number) => string> = {
  quote: () => "> ",
  list: () => "- ",
  numbers: (place) => `${place}. `,
  tasks: () => "- [ ] ",
};

/** Makes the lines a quote or a list, another kind of list, or plain again where all of them are that already. */
export function blocked(kind: Block, spot: Spot): Change {
  const { begin, end } = linesOf(spot);
  const lines = spot.text.slice(begin, end).split("\n");
  const meant = (line: string) => line.trim() !== "" || lines.length === 1;
  const isOff = lines.every((line) => !meant(line) || BEGINS[kind].test(line));
  let place = 0;
  const change = (line: string): string => {
    if (!meant(line)) return line;
    if (isOff) return line.replace(BEGINS[kind], "$1");
    if (kind === "quote") return `> ${line}`;
    place += 1;
    const lead = /^\s*/.exec(line)?.[0] ?? "";
    return lead + STARTS[kind](place) + line.replace(ANY_LIST, "$1").slice(lead.length);
  };
  const changed = lines.map(change);
  const insert = changed.join("\n");
  // A caret stays at its letter, a selection becomes the lines.
  if (spot.from !== spot.to) return { from: begin, to: end, insert, selectFrom: begin, selectTo: begin + insert.length };
  const at = Math.max(begin, spot.from + insert.length - (end - begin));
  return { from: begin, to: end, insert, selectFrom: at, selectTo: at };
}

const ITEM = /^(\s*(?:> ?)*\s*)([-*+]|(\d{1,9})([.)])) (\[[ xX]\] )?/;
const QUOTED = /^\s*> ?/;

/**
 * What a new line begins with after a point of a list or a line of a quote; an empty point ends the list. Null where
 * a new line is just that.
 */
export function continued({ text, from, to }: Spot): Change | null {
  if (from !== to || inCode(text, from)) return null;
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(begin, from);
  const item = ITEM.exec(line);
  const lead = item?.[0] ?? QUOTED.exec(line)?.[0];
  if (lead === undefined) return null;
  if (line === lead && text.slice(from).split("\n")[0] === "") {
    return { from: begin, to: from, insert: "", selectFrom: begin, selectTo: begin };
  }
  const insert = `\n${item ? nextItem(item) : lead}`;
  return { from, to, insert, selectFrom: from + insert.length, selectTo: from + insert.length };
}

function nextItem([, before = "", sign = "", number, end = "", box]: RegExpExecArray): string {
  const next = number === undefined ? sign : `${Number(number) + 1}${end}`;
  return `${before}${next} ${box === undefined ? "" : "[ ] "}`;
}

interface Press {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** As they stand under `?`: digits by their place on the keyboard, since Shift makes something else of each. */
export const KEYS: Record<Format, string> = {
  bold: "mod+b",
  italic: "mod+i",
  strike: "mod+shift+x",
  code: "mod+e",
  fence: "mod+shift+e",
  link: "mod+shift+u",
  quote: "mod+shift+9",
  numbers: "mod+shift+7",
  list: "mod+shift+8",
  tasks: "mod+shift+6",
};

export function formatOfKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: Press): Format | null {
  if (ctrlKey === metaKey || altKey) return null;
  const sign = /^Digit(\d)$/.exec(code)?.[1] ?? key.toLowerCase();
  const keys = `mod+${shiftKey ? "shift+" : ""}${sign}`;
  return (Object.keys(KEYS) as Format[]).find((format) => KEYS[format] === keys) ?? null;
}
