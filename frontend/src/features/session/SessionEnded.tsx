import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { api } from "@/lib/api";
import { resumeSession } from "@/lib/session";
import type { Me } from "@/lib/wire";
import { Mark } from "@/ui/Mark";
import styles from "./session.module.css";
import { SignInForm } from "./SignInForm";

/**
 * The session is over while a page is in use. The page stays as it is underneath, half-written things included;
 * the same person goes on where they were, anybody else gets a page of their own.
 */
export default function SessionEnded({ me }: { me: Me }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const goOn = async () => {
    const now = await api.get("/api/me");
    if (now.id !== me.id) {
      location.assign("/");
      return;
    }
    resumeSession();
    await queries.invalidateQueries();
  };
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.scrim ?? ""}>
      <Modal className={styles.ended ?? ""}>
        <Dialog className={styles.endedInside ?? ""} aria-label={t`Sign in again`}>
          <span className={styles.icon}>
            <Mark size={24} />
          </span>
          <div className={styles.words}>
            <Heading slot="title" className={styles.title ?? ""}>
              <Trans>You have been signed out</Trans>
            </Heading>
            <p className={styles.soft}>
              <Trans>What you have written still lies here. Sign in and go on where you were.</Trans>
            </p>
          </div>
          <SignInForm email={me.email} onSignedIn={goOn} opensElsewhere />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
