import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import type { Talk } from "@/lib/wire";
import { Panes } from "@/ui/Panes";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

const ProgrammeScreen = lazy(() => import("@/features/talk/ProgrammeScreen"));
const ShowScreen = lazy(() => import("@/features/talk/ShowScreen"));
const TalkScreen = lazy(() => import("@/features/talk/TalkScreen"));
const EpisodeScreen = lazy(() => import("@/features/episodes/EpisodeScreen"));
const ListenAgain = lazy(() => import("@/features/episodes/ListenAgain"));
const TalkEpisode = lazy(() => import("@/features/episodes/TalkEpisode"));
const SideRoom = lazy(() => import("@/features/chat/SideRoom"));

type Where = { at: "programme" } | { at: "show" | "talk"; id: string } | { at: "episode"; id: string; isEdited: boolean };

/** "/talks", "/talks/shows/<show>", "/talks/episodes/<episode>[/edit]", "/talks/<talk>". */
function whereIs(path: string): Where {
  const [, , first, second, third] = path.split("/");
  if (first === "shows" && second) return { at: "show", id: second };
  if (first === "episodes" && second) return { at: "episode", id: second, isEdited: third === "edit" };
  return first === undefined || first === "" || first === "shows" || first === "episodes" ? { at: "programme" } : { at: "talk", id: first };
}

const chat = (room: string) => (
  <Suspense fallback={null}>
    <SideRoom key={room} roomId={room} />
  </Suspense>
);

const listenAgain = (show?: string) => (
  <Suspense fallback={null}>
    <ListenAgain {...(show !== undefined && { part: { show } })} />
  </Suspense>
);

const episodeOf = (talk: Talk) => (
  <Suspense fallback={null}>
    <TalkEpisode talk={talk} />
  </Suspense>
);

/** Corporate radio: talks, their episodes and the chat beside them put together, which know nothing of each other. */
export default function OnAirPlace() {
  const [path] = useLocation();
  const where = whereIs(path);
  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Panes>
        {where.at === "show" && <ShowScreen key={where.id} showId={where.id} episodes={listenAgain(where.id)} />}
        {where.at === "talk" && <TalkScreen key={where.id} talkId={where.id} chat={chat} episodeOf={episodeOf} />}
        {where.at === "episode" && <EpisodeScreen key={where.id} episodeId={where.id} isEdited={where.isEdited} />}
        {where.at === "programme" && <ProgrammeScreen episodes={listenAgain()} />}
      </Panes>
    </Suspense>
  );
}
