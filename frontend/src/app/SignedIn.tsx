import { Trans } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useMe } from "@/lib/me";
import { sessionCell } from "@/lib/session";
import { ErrorState } from "@/ui/ErrorState";
import { ErrorBoundary } from "./ErrorBoundary";
import { LiveModel } from "./LiveModel";
import { loadPlaceOf } from "./places";
import { Routes } from "./Routes";
import { Dock } from "./shell/Dock";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";
import { Shell, ShellSkeleton } from "./shell/Shell";

const SessionEnded = lazy(() => import("@/features/session/SessionEnded"));

// While the server is still asked who sits here.
loadPlaceOf(location.pathname);

export default function SignedIn() {
  const [path] = useLocation();
  const session = useCell(sessionCell);
  const { data: me, error, refetch } = useMe();
  if (me) {
    return (
      <>
        <Shell me={me} dock={<Dock />}>
          <ErrorBoundary resetOn={path}>
            <LiveModel person={me.id}>
              <Routes me={me} />
            </LiveModel>
          </ErrorBoundary>
        </Shell>
        <Suspense fallback={null}>{session === "ended" && <SessionEnded me={me} />}</Suspense>
      </>
    );
  }
  if (error) {
    return (
      <ErrorState title={<Trans>The line is dead</Trans>} onRetry={() => void refetch()}>
        <Trans>The server does not answer. What you sent is safe.</Trans>
      </ErrorState>
    );
  }
  return (
    <ShellSkeleton>
      <PlaceSkeleton />
    </ShellSkeleton>
  );
}
