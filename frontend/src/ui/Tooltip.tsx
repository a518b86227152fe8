import type { ReactElement, ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Kbd } from "./Kbd";
import styles from "./Tooltip.module.css";

interface TooltipProps {
  text: ReactNode;
  /** Shown after the words, as in "mod+k". */
  shortcut?: string;
  placement?: "top" | "bottom" | "left" | "right";
  /** One focusable part, such as a Button. */
  children: ReactElement;
}

/** A few words on hover and focus. Never the only place for a fact: touch does not see it. */
export function Tooltip({ text, shortcut, placement = "top", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} placement={placement} offset={6}>
        {text}
        {shortcut !== undefined && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
