import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { refreshLaterQuietly, useLater } from "@/lib/later";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { MessageSkeletons } from "../MessageSkeletons";
import styles from "./later.module.css";
import { SavedTab } from "./SavedTab";

/** What one comes back to. Nobody else sees any of it. */
export default function LaterScreen() {
  const { t } = useLingui();
  const later = useLater();
  useEffect(refreshLaterQuietly, []);
  return (
    <Panes>
      <PaneHeader level={1} size="place" title={<Trans>Later</Trans>} subtitle={t`Only you see what is here`} />
      <PaneBody>
        <div className={styles.page}>{later === null ? <MessageSkeletons /> : <SavedTab saved={later.saved} />}</div>
      </PaneBody>
    </Panes>
  );
}
