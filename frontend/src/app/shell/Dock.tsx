import { type ReactNode, lazy, Suspense } from "react";
import { useHearing } from "@/lib/hearing";
import { useIsLoaded } from "@/lib/live/current";
import { useTalkId } from "@/lib/talk-cells";

// Whoever is in no talk and hears no episode needs nothing of them.
const PlayerBar = lazy(() => import("@/features/talk/PlayerBar"));
const EpisodeBar = lazy(() => import("@/features/episodes/EpisodeBar"));

/** What stays below every screen: the talk that one is in, or else the episode that one listens to. */
export function Dock() {
  const talk = useTalkId();
  const episode = useHearing();
  if (talk === null && episode === null) return null;
  return <Loaded>{talk === null ? <EpisodeBar /> : <PlayerBar />}</Loaded>;
}

function Loaded({ children }: { children: ReactNode }) {
  const isLoaded = useIsLoaded();
  return <Suspense fallback={null}>{isLoaded && children}</Suspense>;
}
