import { createElement, type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import { codeText, parseHtml, type TextNode } from "@/lib/html";
import styles from "./Prose.module.css";

/** What a community says of itself at length: the server's safe HTML as elements of ours. */
export function Prose({ html }: { html: string }) {
  const nodes = useMemo(() => parseHtml(html), [html]);
  return (
    <div className={styles.prose}>
      <Nodes nodes={nodes} />
    </div>
  );
}

/** The same in a line or two, without marks. */
export function useFirstWords(html: string): string {
  return useMemo(() => parseHtml(html).map(wordsOf).join(" ").replace(/\s+/g, " ").trim(), [html]);
}

function wordsOf(node: TextNode): string {
  switch (node.kind) {
    case "element":
    case "link":
      return node.children.map(wordsOf).join(node.kind === "element" ? " " : "");
    case "code":
      return codeText(node.parts);
    case "text":
    case "mention":
      return node.text;
    default:
      return plainOf(node);
  }
}

/** What only messages draw: as it was typed. */
function plainOf(node: Extract<TextNode, { kind: "call" | "emoji" | "box" }>): string {
  if (node.kind === "box") return node.isDone ? "☑ " : "☐ ";
  return node.kind === "call" ? `@${node.word}` : `:${node.name}:`;
}

const Nodes = ({ nodes }: { nodes: readonly TextNode[] }): ReactNode => nodes.map((node, at) => <Node key={at} node={node} />);

function Node({ node }: { node: TextNode }): ReactNode {
  switch (node.kind) {
    case "text":
    case "mention":
      return node.text;
    case "call":
    case "emoji":
    case "box":
      return plainOf(node);
    case "code":
      return (
        <pre>
          <code>{codeText(node.parts)}</code>
        </pre>
      );
    case "link":
      return node.href.startsWith("/") ? (
        <Link href={node.href}>
          <Nodes nodes={node.children} />
        </Link>
      ) : (
        <a href={node.href} target="_blank" rel="noopener noreferrer">
          <Nodes nodes={node.children} />
        </a>
      );
    case "element": {
      const isEmpty = node.tag === "br" || node.tag === "hr";
      return createElement(node.tag, node.start === undefined ? null : { start: node.start }, isEmpty ? undefined : <Nodes nodes={node.children} />);
    }
  }
}
