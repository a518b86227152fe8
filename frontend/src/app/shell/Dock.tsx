import { type ReactNode, lazy, Suspense } from "react";
import { useCell } from "@/lib/cell";
import { useHearing } from "@/lib/hearing";
import { useIsLoaded } from "@/lib/live/current";
import { useTableId, waitingCell } from "@/lib/coffee-cells";
import { useOpenProposal } from "@/lib/rounds";
import { useTalkId } from "@/lib/talk-cells";

// Whoever is in no talk and hears no episode needs nothing of them.
const PlayerBar = lazy(() => import("@/features/talk/PlayerBar"));
const TableBar = lazy(() => import("@/features/coffee/TableBar"));
const LobbyBar = lazy(() => import("@/features/coffee/LobbyBar"));
const RoundBar = lazy(() => import("@/features/coffee/rounds/RoundBar"));
const EpisodeBar = lazy(() => import("@/features/episodes/EpisodeBar"));

/** What stays below every screen: the talk that one is in, the table that one sits at, waits for or is awaited at, or else the episode that one listens to. */
export function Dock() {
  const talk = useTalkId();
  const table = useTableId();
  const isWaiting = useCell(waitingCell) !== null;
  const episode = useHearing();
  const isOpen = useOpenProposal() !== undefined && table === null;
  if (talk === null && table === null && episode === null && !isWaiting && !isOpen) return null;
  return (
    <Loaded>
      {isWaiting && <LobbyBar />}
      {isOpen && <RoundBar />}
      {talk !== null ? <PlayerBar /> : table !== null ? <TableBar /> : episode !== null && <EpisodeBar />}
    </Loaded>
  );
}

function Loaded({ children }: { children: ReactNode }) {
  const isLoaded = useIsLoaded();
  return <Suspense fallback={null}>{isLoaded && children}</Suspense>;
}
