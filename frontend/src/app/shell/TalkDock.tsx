import { lazy, Suspense } from "react";
import { useIsLoaded } from "@/lib/live/current";
import { useTalkId } from "@/lib/talk-cells";

// Whoever is in no talk needs nothing of it.
const PlayerBar = lazy(() => import("@/features/talk/PlayerBar"));

/** What stays below every screen while one is in a talk. */
export function TalkDock() {
  const talk = useTalkId();
  return talk === null ? null : <Loaded />;
}

function Loaded() {
  const isLoaded = useIsLoaded();
  return <Suspense fallback={null}>{isLoaded && <PlayerBar />}</Suspense>;
}
