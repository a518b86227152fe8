import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Link } from "wouter";
import styles from "./Button.module.css";
import { cx } from "./cx";
import { Spinner } from "./Spinner";
import { VisuallyHidden } from "./VisuallyHidden";

/** primary: the one act of a screen. quiet: everything beside it. danger: takes something away. plain: as bare as a link. */
export type ButtonLook = "primary" | "quiet" | "danger" | "plain";

interface Looks {
  look?: ButtonLook;
  size?: "m" | "s";
  /** A lucide icon, before the words. */
  icon?: ReactNode;
  /** Takes the whole width there is. */
  wide?: boolean;
  children: ReactNode;
}

export type ButtonProps = Looks & Omit<AriaButtonProps, "className" | "style" | "children">;

function classOf({ look = "quiet", size = "m", wide = false }: Omit<Looks, "children">): string {
  return cx(styles.button, styles[look], size === "s" && styles.small, wide && styles.wide);
}

/** A button that says its verb. `isPending` keeps focus and width, refuses presses, and tells screen readers. */
export function Button({ look, size, icon, wide, children, ...rest }: ButtonProps) {
  const shown = { ...(look && { look }), ...(size && { size }), ...(wide !== undefined && { wide }) };
  return (
    <AriaButton {...rest} className={classOf(shown)}>
      <span className={styles.words}>
        {icon}
        <span>{children}</span>
      </span>
      {rest.isPending && (
        <span className={styles.pending}>
          <Spinner />
          <VisuallyHidden>
            <Trans>Working…</Trans>
          </VisuallyHidden>
        </span>
      )}
    </AriaButton>
  );
}

/** The same looks for a page of the server's: the browser leaves the application. */
export function PageLink({ href, icon, children, ...looks }: Looks & { href: string }) {
  return (
    <a href={href} className={classOf(looks)}>
      <span className={styles.words}>
        {icon}
        <span>{children}</span>
      </span>
    </a>
  );
}

/** The same looks for what leads somewhere. */
export function ButtonLink({ href, icon, children, ...looks }: Looks & { href: string }) {
  return (
    <Link href={href} className={classOf(looks)}>
      <span className={styles.words}>
        {icon}
        <span>{children}</span>
      </span>
    </Link>
  );
}
