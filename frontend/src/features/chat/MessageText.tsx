import { createElement, memo, type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import { cx } from "@/ui/cx";
import { CodeBlock } from "./CodeBlock";
import { OwnSign } from "./emoji/OwnSign";
import { isOnlyEmoji, parseHtml, type TextNode, wordsOf } from "@/lib/html";
import styles from "./MessageText.module.css";
import { PersonName } from "./PersonName";
import { TaskBox, type Tick, TickContext } from "./TaskBox";

interface MessageTextProps {
  html: string;
  body: string;
  /** Whose mentions stand out. */
  me: string;
  /** After the last word: "edited". */
  after?: ReactNode;
  /** Ticks a task; without it the boxes are only to be seen. */
  onTick?: Tick | null;
}

/** What a message says. */
export const MessageText = memo(function MessageText({ html, body, me, after, onTick = null }: MessageTextProps) {
  const nodes = useMemo(() => parseHtml(html), [html]);
  return (
    <div className={cx(styles.text, isOnlyEmoji(body) && styles.large)}>
      <TickContext value={onTick}>
        <Nodes nodes={nodes} me={me} />
      </TickContext>
      {after}
    </div>
  );
});

function Nodes({ nodes, me }: { nodes: readonly TextNode[]; me: string }) {
  return nodes.map((node, i) =>
    node.kind === "box" ? <TaskBox key={i} line={node.line} isDone={node.isDone} label={wordsOf(nodes)} /> : <Node key={i} node={node} me={me} />,
  );
}

function Node({ node, me }: { node: TextNode; me: string }): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "mention":
      return (
        <PersonName person={node.person} className={cx(styles.mention, node.person === me && styles.mine)}>
          {node.text}
        </PersonName>
      );
    case "call":
      return <span className={cx(styles.mention, styles.mine)}>@{node.word}</span>;
    case "emoji":
      return <OwnSign name={node.name} />;
    case "box":
      return null;
    case "code":
      return <CodeBlock parts={node.parts} language={node.language} />;
    case "link":
      return (
        <TextLink href={node.href}>
          <Nodes nodes={node.children} me={me} />
        </TextLink>
      );
    case "element": {
      const isEmpty = node.tag === "br" || node.tag === "hr";
      const children = isEmpty ? undefined : <Nodes nodes={node.children} me={me} />;
      const given = { ...(node.start !== undefined && { start: node.start }), ...(node.isTask && { className: styles.task }) };
      const element = createElement(node.tag, given, children);
      // A wide table scrolls in its own frame rather than the list.
      return node.tag === "table" ? <div className={styles.wide}>{element}</div> : element;
    }
  }
}

/** Links into this house stay in this tab. */
function TextLink({ href, children }: { href: string; children: ReactNode }) {
  const inside = href.startsWith("/") ? href : href.startsWith(`${location.origin}/`) ? href.slice(location.origin.length) : null;
  if (inside?.startsWith("/rooms")) return <Link href={inside}>{children}</Link>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
