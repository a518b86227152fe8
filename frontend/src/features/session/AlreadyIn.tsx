import { Trans } from "@lingui/react/macro";
import { DoorOpen } from "lucide-react";
import { PageLink } from "@/ui/Button";
import { Door } from "./Door";
import styles from "./session.module.css";

/** An invitation opened by someone who is signed in: accepting it here would make a second person of them. */
export function AlreadyIn({ organisation }: { organisation: string }) {
  return (
    <Door organisation={organisation} greeting={<Trans>You are in already</Trans>}>
      <div className={styles.stack}>
        <span className={styles.icon}>
          <DoorOpen aria-hidden />
        </span>
        <h2 className={styles.title}>
          <Trans>This invitation is for someone new</Trans>
        </h2>
        <p className={styles.soft}>
          <Trans>You are signed in here. To use the invitation in this browser, sign out first.</Trans>
        </p>
        <PageLink href="/" look="primary">
          <Trans>Go to the rooms</Trans>
        </PageLink>
      </div>
    </Door>
  );
}
