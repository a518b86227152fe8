import { Trans, useLingui } from "@lingui/react/macro";
import { Bell, BellOff, BellRing } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useCell } from "@/lib/cell";
import { getEngine } from "@/lib/live/current";
import { type Notifying, notifyingCell, showNotification, turnOffNotifications, turnOnNotifications, watchPermission } from "@/lib/notifying";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Part } from "@/ui/Part";
import { toasts } from "@/ui/toast-queue";
import styles from "./attention.module.css";
import { ring } from "./ring";

/** Whether this browser shows notifications, said as it is. */
export function BrowserPart() {
  const state = useCell(notifyingCell);
  useEffect(watchPermission, []);
  return (
    <Part
      title={<Trans>Notifications of this browser</Trans>}
      words={<Trans>While Flurfunk is open in a tab that you are not looking at. They go away once you have read the message, here or elsewhere.</Trans>}
    >
      <div className={cx(styles.state, state === "on" && styles.on)}>
        {state === "on" ? <BellRing aria-hidden /> : state === "ask" ? <Bell aria-hidden /> : <BellOff aria-hidden />}
        <div className={styles.stateWords} role="status">
          {WORDS[state]}
          <Acts state={state} />
        </div>
      </div>
    </Part>
  );
}

const WORDS: Record<Notifying, ReactNode> = {
  unsupported: (
    <p>
      <Trans>This browser shows none. On phones only installed apps may; on a computer it takes a page with HTTPS.</Trans>
    </p>
  ),
  blocked: (
    <p>
      <Trans>This browser blocks them. Open the sign before the address, find “Notifications” among the permissions, and allow them.</Trans>
    </p>
  ),
  ask: (
    <p>
      <Trans>Off. The browser will ask whether you allow them.</Trans>
    </p>
  ),
  off: (
    <p>
      <Trans>Off in this browser.</Trans>
    </p>
  ),
  on: (
    <p>
      <Trans>On in this browser.</Trans>
    </p>
  ),
};

function Acts({ state }: { state: Notifying }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const turnOn = async () => {
    setAsking(true);
    await turnOnNotifications().finally(() => setAsking(false));
  };
  const tryIt = () => {
    const own = getEngine().store.current();
    const options = { tag: "try", body: t`This is what it looks like.`, icon: own?.me.avatar_url ?? "/static/app/icon-192.png" };
    if (!showNotification(own?.me.name ?? "Flurfunk", options, () => window.focus())) {
      toasts.add({ tone: "problem", text: t`This browser did not show it.` });
    }
    if (own?.attention.has_sound) void ring();
  };
  if (state === "unsupported" || state === "blocked") return null;
  return (
    <div className={styles.acts}>
      {state === "on" ? (
        <>
          <Button size="s" onPress={tryIt}>
            <Trans>Try it</Trans>
          </Button>
          <Button size="s" onPress={turnOffNotifications}>
            <Trans>Turn off here</Trans>
          </Button>
        </>
      ) : (
        <Button size="s" look="primary" onPress={() => void turnOn()} isPending={isAsking}>
          <Trans>Turn on</Trans>
        </Button>
      )}
    </div>
  );
}
