import type { ReactElement, ReactNode } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover as AriaPopover } from "react-aria-components/Popover";
import { cx } from "./cx";
import list from "./list.module.css";
import styles from "./Popover.module.css";

export interface PopoverProps {
  trigger: ReactElement;
  /** Accessible name of what opens. */
  label: string;
  /** Given `close`, so that an act inside can end it. */
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: "top" | "bottom" | "left" | "right" | "bottom start" | "bottom end" | "top start" | "top end";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A small floating place beside what opened it. For rows of acts use Menu. */
export function Popover({ trigger, label, children, placement = "bottom", isOpen, onOpenChange }: PopoverProps) {
  const open = { ...(isOpen !== undefined && { isOpen }), ...(onOpenChange && { onOpenChange }) };
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover className={list.popover ?? ""} placement={placement} offset={6}>
        <Dialog aria-label={label} className={cx(styles.inside)}>
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
