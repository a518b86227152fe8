import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import styles from "./ActBar.module.css";
import { cx } from "./cx";
import { Tooltip } from "./Tooltip";

type Look = "primary" | "plain" | "open" | "on";

/** For what opens a menu or a popover from the bar. `leave`: stands apart. */
export const actStyles = (look: Look, place?: "leave"): string => cx(styles.act, styles[look], place && styles[place]);

/** What one does oneself where one is live: a row of acts below it, on a phone across its whole width. */
export function ActBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="toolbar" aria-label={label} className={styles.bar}>
      {children}
    </div>
  );
}

export interface ActProps {
  label: string;
  icon: ReactNode;
  look: Look;
  shortcut?: string;
  isOn?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
}

export function Act({ label, icon, look, shortcut, isOn, isDisabled = false, onPress }: ActProps) {
  return (
    <Tooltip text={label} {...(shortcut !== undefined && { shortcut })}>
      <Button className={actStyles(look)} isDisabled={isDisabled} onPress={onPress} {...(isOn !== undefined && { "aria-pressed": isOn })}>
        {icon}
        <span>{label}</span>
      </Button>
    </Tooltip>
  );
}
