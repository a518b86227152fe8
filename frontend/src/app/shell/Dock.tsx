import { type ReactNode, lazy, Suspense } from "react";
import { useHearing } from "@/lib/hearing";
import { useIsLoaded } from "@/lib/live/current";
import { useTableId } from "@/lib/coffee-cells";
import { useTalkId } from "@/lib/talk-cells";

// Whoever is in no talk and hears no episode needs nothing of them.
const PlayerBar = lazy(() => import("@/features/talk/PlayerBar"));
const TableBar = lazy(() => import("@/features/coffee/TableBar"));
const EpisodeBar = lazy(() => import("@/features/episodes/EpisodeBar"));

/** What stays below every screen: the talk that one is in, the table that one sits at, or else the episode that one listens to. */
export function Dock() {
  const talk = useTalkId();
  const table = useTableId();
  const episode = useHearing();
  if (talk === null && table === null && episode === null) return null;
  return <Loaded>{talk !== null ? <PlayerBar /> : table !== null ? <TableBar /> : <EpisodeBar />}</Loaded>;
}

function Loaded({ children }: { children: ReactNode }) {
  const isLoaded = useIsLoaded();
  return <Suspense fallback={null}>{isLoaded && children}</Suspense>;
}
