/**
 * The server's HTML of a message as a tree of plain nodes, by allow-list. The server has made it safe already; here
 * it is not trusted once more: nothing is ever set as innerHTML, and what is not on the list is only its text.
 */
export type TextNode =
  | { kind: "text"; text: string }
  | { kind: "element"; tag: Tag; children: readonly TextNode[]; start?: number; isTask?: true }
  | { kind: "link"; href: string; children: readonly TextNode[] }
  | { kind: "mention"; person: string; text: string }
  /** A word for many: "@channel". */
  | { kind: "call"; word: string }
  /** One of the organisation's own, by its name. */
  | { kind: "emoji"; name: string }
  /** The box of a task, and the line of the Markdown that it stands in. */
  | { kind: "box"; line: number; isDone: boolean }
  | { kind: "code"; language: string | null; parts: readonly CodePart[] };

/** A stretch of code, in the colour of its class where it has one. */
export interface CodePart {
  text: string;
  css: CodeClass | null;
}

const TAGS = [
  ...(["p", "br", "strong", "em", "s", "code", "blockquote", "ul", "ol", "li", "hr"] as const),
  ...(["h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"] as const),
] as const;
export type Tag = (typeof TAGS)[number];

const SAFE_LINK = /^(https?:|mailto:|\/(?!\/))/i;
const LANGUAGE = /\blanguage-([\w+#-]{1,30})/;

const CODE_CLASSES = [
  ...(["c-keyword", "c-string", "c-number", "c-comment", "c-function", "c-type"] as const),
  ...(["c-attribute", "c-meta", "c-deleted", "c-inserted"] as const),
] as const;
export type CodeClass = (typeof CODE_CLASSES)[number];

const classOf = (element: Element): CodeClass | null => CODE_CLASSES.find((css) => element.classList.contains(css)) ?? null;

/** Its coloured stretches and what stands between them, without the last line break. */
function readCode(code: Element): readonly CodePart[] {
  const parts = [...code.childNodes].map((node) => ({ text: node.textContent ?? "", css: node instanceof Element ? classOf(node) : null }));
  const last = parts.at(-1);
  if (last) last.text = last.text.replace(/\n$/, "");
  return parts.filter(({ text }) => text !== "");
}

const isTag = (name: string): name is Tag => TAGS.some((tag) => tag === name);

function readElement(element: Element): TextNode[] {
  const name = element.localName;
  if (name === "pre") {
    const code = element.querySelector("code") ?? element;
    return [{ kind: "code", language: LANGUAGE.exec(code.className)?.[1] ?? null, parts: readCode(code) }];
  }
  const person = element.getAttribute("data-person");
  if (name === "span" && person !== null && element.classList.contains("mention")) {
    return [{ kind: "mention", person, text: element.textContent }];
  }
  const word = element.getAttribute("data-group");
  if (name === "span" && word !== null && element.classList.contains("mention")) return [{ kind: "call", word }];
  if (name === "img") return readPicture(element);
  if (name === "input") return readBox(element);
  if (name === "script" || name === "style" || name === "template") return [];
  const children = readNodes(element);
  const href = name === "a" ? element.getAttribute("href") : null;
  if (href !== null && SAFE_LINK.test(href)) return [{ kind: "link", href, children }];
  if (!isTag(name)) return children;
  const start = name === "ol" ? Number.parseInt(element.getAttribute("start") ?? "", 10) : Number.NaN;
  const isTask = name === "li" && element.classList.contains("task");
  return [{ kind: "element", tag: name, children, ...(Number.isFinite(start) && { start }), ...(isTask && { isTask }) }];
}

/** Where a picture lies is not read from the text: only its name is, and whoever knows the name knows the picture. */
function readPicture(element: Element): TextNode[] {
  const name = /^:([^:\s]+):$/.exec(element.getAttribute("alt") ?? "")?.[1];
  return element.classList.contains("emoji") && name !== undefined ? [{ kind: "emoji", name }] : [];
}

function readBox(element: Element): TextNode[] {
  const line = Number.parseInt(element.getAttribute("data-line") ?? "", 10);
  const isBox = element.getAttribute("type") === "checkbox" && Number.isFinite(line);
  return isBox ? [{ kind: "box", line, isDone: element.hasAttribute("checked") }] : [];
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

/** What a task says, without the list below it. */
export const wordsOf = (nodes: readonly TextNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === "element") return node.tag === "ul" || node.tag === "ol" ? "" : wordsOf(node.children);
      if (node.kind === "link") return wordsOf(node.children);
      return node.kind === "text" || node.kind === "mention" ? node.text : "";
    })
    .join("")
    .trim();

/** The code as one text. */
export const codeText = (parts: readonly CodePart[]): string => parts.map(({ text }) => text).join("");

// A sign, perhaps in a colour or a skin, perhaps joined to further ones.
const ONE_EMOJI = "\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?";
const OWN_EMOJI = ":[a-z0-9äöüß][a-z0-9äöüß_+-]{1,31}:";
const ONLY_EMOJI = new RegExp(`^(?:(?:${ONE_EMOJI}(?:\\u200d${ONE_EMOJI})*|${OWN_EMOJI})\\s*){1,3}$`, "u");

/** Up to three emoji and nothing else: drawn large. */
export const isOnlyEmoji = (body: string): boolean => body.length < 110 && ONLY_EMOJI.test(body.trim());
