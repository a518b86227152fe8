import { createElement, type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import { parseHtml, type TextNode } from "@/lib/html";
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
  return node.kind === "element" || node.kind === "link" ? node.children.map(wordsOf).join(node.kind === "element" ? " " : "") : node.text;
}

const Nodes = ({ nodes }: { nodes: readonly TextNode[] }): ReactNode => nodes.map((node, at) => <Node key={at} node={node} />);

function Node({ node }: { node: TextNode }): ReactNode {
  switch (node.kind) {
    case "text":
    case "mention":
      return node.text;
    case "code":
      return (
        <pre>
          <code>{node.text}</code>
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
