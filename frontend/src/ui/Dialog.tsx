import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { cx } from "./cx";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The acts, primary last. Sticks to the lower edge. */
  footer?: ReactNode;
  size?: "s" | "m" | "l";
  /** False while something typed could be lost by a stray click. Escape and the cross still close. */
  closesOutside?: boolean;
}

/** Asks for something in the middle of the screen; on a phone it rises from below. */
export function Dialog(props: DialogProps) {
  return <Overlay {...props} shape="dialog" />;
}

/** Holds something beside the page: from the right on a desktop, from below on a phone. */
export function Sheet(props: DialogProps) {
  return <Overlay {...props} shape="sheet" />;
}

function Overlay(props: DialogProps & { shape: "dialog" | "sheet" }) {
  const { isOpen, onClose, title, children, footer, size = "m", closesOutside = true, shape } = props;
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={closesOutside}
      className={cx(styles.scrim, styles[`${shape}-scrim`])}
    >
      <Modal className={cx(styles.modal, styles[shape], styles[size])}>
        <AriaDialog className={styles.inside ?? ""}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            <IconButton label={t`Close`} icon={<X aria-hidden />} onPress={onClose} tooltipPlacement="bottom" />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
