import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee, X } from "lucide-react";
import { useLocation } from "wouter";
import { IconButton } from "@/ui/IconButton";
import { PlayBar } from "@/ui/PlayBar";
import { Spinner } from "@/ui/Spinner";
import styles from "./TableBar.module.css";
import { stopWaiting } from "./lobby";

/** That one waits for somebody, while one looks at something else. */
export default function LobbyBar() {
  const { t } = useLingui();
  const [path] = useLocation();
  if (path === "/coffee") return null;
  return (
    <PlayBar
      label={t`Waiting for a coffee`}
      href="/coffee"
      picture={<Spinner />}
      title={t`Looking for somebody who has time…`}
      now={
        <>
          <Coffee aria-hidden className={styles.cup} />
          <span>
            <Trans>You sit down as soon as somebody comes</Trans>
          </span>
        </>
      }
      acts={<IconButton label={t`Stop looking`} icon={<X aria-hidden />} onPress={() => void stopWaiting()} />}
    />
  );
}
