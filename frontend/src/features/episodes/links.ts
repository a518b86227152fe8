/** Addresses in plain text, so that they can be pressed: text goes in, pieces come out. Never HTML. Pure. */
export interface Piece {
  text: string;
  /** Only http and https. */
  href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/g;
/** What ends a sentence is not part of the address in it. */
const TAIL = /[.,;:!?'…]+$/;

function withoutTail(found: string): string {
  const bare = found.replace(TAIL, "");
  // "(see https://…)": a bracket that was opened before the address.
  return bare.endsWith(")") && !bare.includes("(") ? withoutTail(bare.slice(0, -1)) : bare;
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = withoutTail(found);
    if (!URL.canParse(href)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), href: null });
    pieces.push({ text: href, href });
    end = index + href.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}
