import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { cx } from "./cx";
import styles from "./IconButton.module.css";
import { Tooltip } from "./Tooltip";

export interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> {
  /** What it does, as a verb: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  size?: "m" | "s";
  look?: "plain" | "quiet" | "primary";
  /** For toggles: pressed or not. */
  isOn?: boolean;
  tooltipPlacement?: "top" | "bottom" | "left" | "right";
  ref?: Ref<HTMLButtonElement>;
}

/** An icon with a name. 36 px under a mouse, at least 44 px under a finger. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, size = "m", look = "plain", isOn, tooltipPlacement = "top", ref, ...rest } = props;
  return (
    <Tooltip text={label} placement={tooltipPlacement} {...(shortcut !== undefined && { shortcut })}>
      <AriaButton
        {...rest}
        {...(ref && { ref })}
        {...(isOn !== undefined && { "aria-pressed": isOn })}
        aria-label={label}
        className={cx(styles.button, styles[look], size === "s" && styles.small, isOn && styles.on)}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}

export interface IconLinkProps {
  /** A file of the server's, or a page elsewhere. */
  href: string;
  label: string;
  icon: ReactNode;
  /** The browser keeps it as a file. */
  isDownload?: boolean;
}

/** The same looks for a plain link. */
export function IconLink({ href, label, icon, isDownload }: IconLinkProps) {
  return (
    <a href={href} aria-label={label} title={label} className={cx(styles.button)} {...(isDownload && { download: "" })}>
      {icon}
    </a>
  );
}
