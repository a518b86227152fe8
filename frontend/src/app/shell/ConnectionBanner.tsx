import { Trans } from "@lingui/react/macro";
import { useEffect } from "react";
import { type Connection, connectionCell, useConnection } from "@/lib/connection";
import { Banner, type BannerTone } from "@/ui/Banner";

const CAUGHT_UP_MS = 4_000;

const TONES: Record<Exclude<Connection, "online">, BannerTone> = {
  offline: "offline",
  reconnecting: "info",
  "caught-up": "caught-up",
};

/** Says that we are cut off, and for a moment that nothing was missed. */
export function ConnectionBanner() {
  const connection = useConnection();
  useEffect(() => {
    if (connection !== "caught-up") return;
    const timer = setTimeout(() => connectionCell.set("online"), CAUGHT_UP_MS);
    return () => clearTimeout(timer);
  }, [connection]);

  if (connection === "online") return null;
  return (
    <Banner tone={TONES[connection]}>
      {connection === "offline" ? (
        <Trans>You are offline. What you write is kept and sent once you are back.</Trans>
      ) : connection === "reconnecting" ? (
        <Trans>Reconnecting… What you write is kept and goes out as soon as the line stands.</Trans>
      ) : (
        <Trans>Back again. You have missed nothing.</Trans>
      )}
    </Banner>
  );
}
