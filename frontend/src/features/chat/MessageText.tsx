import { useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { createElement, memo, type ReactNode, useMemo, useState } from "react";
import { Link } from "wouter";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { isOnlyEmoji, parseHtml, type TextNode } from "@/lib/html";
import styles from "./MessageText.module.css";
import { PersonName } from "./PersonName";

interface MessageTextProps {
  html: string;
  body: string;
  /** Whose mentions stand out. */
  me: string;
  /** After the last word: "edited". */
  after?: ReactNode;
}

/** What a message says. */
export const MessageText = memo(function MessageText({ html, body, me, after }: MessageTextProps) {
  const nodes = useMemo(() => parseHtml(html), [html]);
  return (
    <div className={cx(styles.text, isOnlyEmoji(body) && styles.large)}>
      {nodes.map((node, i) => (
        <Node key={i} node={node} me={me} />
      ))}
      {after}
    </div>
  );
});

function Nodes({ nodes, me }: { nodes: readonly TextNode[]; me: string }) {
  return nodes.map((node, i) => <Node key={i} node={node} me={me} />);
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
    case "code":
      return <CodeBlock text={node.text} language={node.language} />;
    case "link":
      return (
        <TextLink href={node.href}>
          <Nodes nodes={node.children} me={me} />
        </TextLink>
      );
    case "element": {
      const isEmpty = node.tag === "br" || node.tag === "hr";
      const children = isEmpty ? undefined : <Nodes nodes={node.children} me={me} />;
      const element = createElement(node.tag, node.start === undefined ? null : { start: node.start }, children);
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

const COPIED_MS = 1_500;

function CodeBlock({ text, language }: { text: string; language: string | null }) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <div className={styles.code}>
      {/* Whoever has no mouse must be able to scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={language === null ? t`Code` : t`Code, ${language}`} role="region">
        <code>{text}</code>
      </pre>
      <div className={styles.copy}>
        <IconButton
          size="s"
          label={isCopied ? t`Copied` : t`Copy code`}
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          onPress={() => void copy()}
        />
      </div>
    </div>
  );
}
