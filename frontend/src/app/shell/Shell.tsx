import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Me } from "@/lib/me";
import { usePlacesFor } from "@/app/places";
import { Avatar } from "@/ui/Avatar";
import { PaneCorner } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { ConnectionBanner } from "./ConnectionBanner";
import { PaletteButton } from "./PaletteButton";
import { PlaceBar } from "./PlaceBar";
import { Overlays, type OverlayId } from "./Overlays";
import styles from "./Shell.module.css";
import { signOut } from "./sign-out";
import { useRouteFocus } from "./useRouteFocus";
import { useShellCommands } from "./useShellCommands";

// A menu weighs more than the rest of the shell, and nobody opens it in the first second.
const MeMenu = lazy(() => import("./MeMenu"));

export interface ShellProps {
  me: Me;
  /** Stays below every screen: the player. */
  dock?: ReactNode;
  children: ReactNode;
}

/** The frame while we ask who sits here: same measures, no places yet. */
export function ShellSkeleton({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={styles.shell}>
      <PlaceBar places={[]} label={t`Places`} />
      <div className={styles.content}>
        <div className={styles.screen}>{children}</div>
      </div>
    </div>
  );
}

/** The same face in the same box, so that nothing jumps when the menu behind it arrives. */
function FaceToCome({ me }: { me: Me }) {
  return (
    <span className={styles.face}>
      <Avatar name={me.name} src={me.avatar_url} presence="here" />
    </span>
  );
}

/** The frame around every screen: places at the left (a desktop, a tablet) or below (a phone). */
export function Shell({ me, dock, children }: ShellProps) {
  const { t } = useLingui();
  const isPhone = useMedia(PHONE);
  const [overlay, setOverlay] = useState<OverlayId | null>(null);
  const places = usePlacesFor(me);
  useShellCommands(me, setOverlay);
  useRouteFocus();

  const own = (
    <>
      <PaletteButton onOpen={() => setOverlay("palette")} placement={isPhone ? "bottom" : "right"} />
      <Suspense fallback={<FaceToCome me={me} />}>
        <MeMenu
          me={me}
          placement={isPhone ? "bottom end" : "right bottom"}
          onOpenShortcuts={() => setOverlay("shortcuts")}
          onSignOut={() => void signOut()}
        />
      </Suspense>
    </>
  );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        <Trans>Skip to content</Trans>
      </a>
      <PlaceBar places={places} label={t`Places`}>
        {!isPhone && own}
      </PlaceBar>
      <main id="content" tabIndex={-1} className={styles.content}>
        <ConnectionBanner />
        <div className={styles.screen}>
          <PaneCorner value={isPhone ? own : null}>{children}</PaneCorner>
        </div>
      </main>
      {dock !== undefined && <div className={styles.dock}>{dock}</div>}
      <Overlays open={overlay} onClose={() => setOverlay(null)} />
    </div>
  );
}
