/**
 * The server's HTML of a message as a tree of plain nodes, by allow-list. The server has made it safe already; here
 * it is not trusted once more: nothing is ever set as innerHTML, and what is not on the list is only its text.
 */
export type TextNode =
  | { kind: "text"; text: string }
  | { kind: "element"; tag: Tag; children: readonly TextNode[]; start?: number }
  | { kind: "link"; href: string; children: readonly TextNode[] }
  | { kind: "mention"; person: string; text: string }
  | { kind: "code"; language: string | null; text: string };

const TAGS = [
  ...(["p", "br", "strong", "em", "s", "code", "blockquote", "ul", "ol", "li", "hr"] as const),
  ...(["h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"] as const),
] as const;
export type Tag = (typeof TAGS)[number];

const SAFE_LINK = /^(https?:|mailto:|\/(?!\/))/i;
const LANGUAGE = /\blanguage-([\w+#-]{1,30})/;

const isTag = (name: string): name is Tag => TAGS.some((tag) => tag === name);

function readElement(element: Element): TextNode[] {
  const name = element.localName;
  if (name === "pre") {
    const language = LANGUAGE.exec(element.querySelector("code")?.className ?? "")?.[1] ?? null;
    return [{ kind: "code", language, text: element.textContent.replace(/\n$/, "") }];
  }
  const person = element.getAttribute("data-person");
  if (name === "span" && person !== null && element.classList.contains("mention")) {
    return [{ kind: "mention", person, text: element.textContent }];
  }
  if (name === "script" || name === "style" || name === "template") return [];
  const children = readNodes(element);
  const href = name === "a" ? element.getAttribute("href") : null;
  if (href !== null && SAFE_LINK.test(href)) return [{ kind: "link", href, children }];
  if (!isTag(name)) return children;
  const start = name === "ol" ? Number.parseInt(element.getAttribute("start") ?? "", 10) : Number.NaN;
  return [{ kind: "element", tag: name, children, ...(Number.isFinite(start) && { start }) }];
}

/** Line breaks of the source between blocks are no text. */
const isGap = (node: Node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() === "" && (node.textContent ?? "").includes('\n');

function readNodes(parent: Element): TextNode[] {
  return [...parent.childNodes].flatMap((node): TextNode[] => {
    if (node instanceof Element) return readElement(node);
    return node.nodeType === Node.TEXT_NODE && !isGap(node) ? [{ kind: "text", text: node.textContent ?? "" }] : [];
  });
}

/** Parsing runs no script and loads no image: the document belongs to no window. */
export function parseHtml(html: string): readonly TextNode[] {
  return readNodes(new DOMParser().parseFromString(html, "text/html").body);
}

// A sign, perhaps in a colour or a skin, perhaps joined to further ones.
const ONE_EMOJI = "\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?";
const ONLY_EMOJI = new RegExp(`^(?:${ONE_EMOJI}(?:\\u200d${ONE_EMOJI})*\\s*){1,3}$`, "u");

/** Up to three emoji and nothing else: drawn large. */
export const isOnlyEmoji = (body: string): boolean => body.length < 40 && ONLY_EMOJI.test(body.trim());
