import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { Panes } from "@/ui/Panes";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

const ProgrammeScreen = lazy(() => import("@/features/talk/ProgrammeScreen"));
const ShowScreen = lazy(() => import("@/features/talk/ShowScreen"));
const TalkScreen = lazy(() => import("@/features/talk/TalkScreen"));
const SideRoom = lazy(() => import("@/features/chat/SideRoom"));

/** "/talks", "/talks/shows/<show>", "/talks/<talk>". */
function whereIs(path: string): { show: string | null; talk: string | null } {
  const [, , first, second] = path.split("/");
  if (first === "shows" && second) return { show: second, talk: null };
  return { show: null, talk: first !== undefined && first !== "" && first !== "shows" ? first : null };
}

const chat = (room: string) => (
  <Suspense fallback={null}>
    <SideRoom key={room} roomId={room} />
  </Suspense>
);

/** Corporate radio: talks and the chat beside them put together, which know nothing of each other. */
export default function OnAirPlace() {
  const [path] = useLocation();
  const { show, talk } = whereIs(path);
  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Panes>
        {show !== null && <ShowScreen key={show} showId={show} />}
        {talk !== null && <TalkScreen key={talk} talkId={talk} chat={chat} />}
        {show === null && talk === null && <ProgrammeScreen />}
      </Panes>
    </Suspense>
  );
}
