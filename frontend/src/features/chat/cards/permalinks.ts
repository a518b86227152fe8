/** Which messages of ours a text leads to. Pure but for the parser of the browser. */
import { cardOfMessage, cardOfPlace, type CardName } from "@/lib/cards";
import { parseHtml, type TextNode } from "@/lib/html";

const ID = "[0-9a-hjkmnp-tv-z]{16}";
const PERMALINK = new RegExp(`^/rooms/(${ID})/(?:(\\d{1,15})|t/(${ID})(?:/(\\d{1,15}))?)$`);
/** More than these are links like all others. */
const MOST = 3;

/** The message that an address of this house leads to. */
export function cardAt(href: string, origin: string): CardName | null {
  const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
  const [, room, inRoom, root, inThread] = PERMALINK.exec(path.replace(/[?#].*$/, "")) ?? [];
  if (room === undefined) return null;
  const seq = inRoom ?? inThread;
  if (seq !== undefined) return cardOfPlace(room, Number(seq));
  return root === undefined ? null : cardOfMessage(root);
}

function* linksIn(nodes: readonly TextNode[]): Generator<string> {
  for (const node of nodes) {
    if (node.kind === "link") yield node.href;
    // What is quoted is not said here.
    else if (node.kind === "element" && node.tag !== "blockquote") yield* linksIn(node.children);
  }
}

/** The first few, each once. */
export function cardsIn(html: string, origin: string): CardName[] {
  if (!html.includes("/rooms/")) return [];
  const found = [...linksIn(parseHtml(html))].flatMap((href) => cardAt(href, origin) ?? []);
  return [...new Set(found)].slice(0, MOST);
}

/** The text is that one address and nothing else: the card says it better. */
export function isOnlyPermalink(body: string, origin: string): boolean {
  return body.length < 200 && cardAt(body.trim(), origin) !== null;
}
