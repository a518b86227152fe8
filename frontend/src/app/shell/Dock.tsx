import { type ReactNode, lazy, Suspense } from "react";
import { useCell } from "@/lib/cell";
import { useHearing } from "@/lib/hearing";
import { useIsLoaded } from "@/lib/live/current";
import { useTableId, waitingCell } from "@/lib/coffee-cells";
import { useTalkId } from "@/lib/talk-cells";

// Whoever is in no talk and hears no episode needs nothing of them.
const PlayerBar = lazy(() => import("@/features/talk/PlayerBar"));
const TableBar = lazy(() => import("@/features/coffee/TableBar"));
const LobbyBar = lazy(() => import("@/features/coffee/LobbyBar"));
const EpisodeBar = lazy(() => import("@/features/episodes/EpisodeBar"));

/** What stays below every screen: the talk that one is in, the table that one sits at or waits for, or else the episode that one listens to. */
export function Dock() {
  const talk = useTalkId();
  const table = useTableId();
  const isWaiting = useCell(waitingCell) !== null;
  const episode = useHearing();
  if (talk === null && table === null && episode === null && !isWaiting) return null;
  return (
    <Loaded>
      {isWaiting && <LobbyBar />}
      {talk !== null ? <PlayerBar /> : table !== null ? <TableBar /> : episode !== null && <EpisodeBar />}
    </Loaded>
  );
}

function Loaded({ children }: { children: ReactNode }) {
  const isLoaded = useIsLoaded();
  return <Suspense fallback={null}>{isLoaded && children}</Suspense>;
}
