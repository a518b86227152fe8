import { Trans } from "@lingui/react/macro";
import { TicketX } from "lucide-react";
import { PageLink } from "@/ui/Button";
import styles from "./session.module.css";

/** The server says which of the reasons it is, and what to do. */
export function VoidInvitation({ message }: { message: string }) {
  return (
    <div className={styles.stack} role="alert">
      <span className={styles.icon}>
        <TicketX aria-hidden />
      </span>
      <h2 className={styles.title}>
        <Trans>The invitation is used up</Trans>
      </h2>
      <p className={styles.soft}>{message}</p>
      <PageLink href="/" look="primary">
        <Trans>Sign in</Trans>
      </PageLink>
    </div>
  );
}
