import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { Panes } from "@/ui/Panes";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

const CoffeeScreen = lazy(() => import("@/features/coffee/CoffeeScreen"));
const RoomScreen = lazy(() => import("@/features/coffee/RoomScreen"));
const SideRoom = lazy(() => import("@/features/chat/SideRoom"));

const chat = (room: string) => (
  <Suspense fallback={null}>
    <SideRoom key={room} roomId={room} />
  </Suspense>
);

/**
 * "/coffee", "/coffee/<room>", "/coffee/dates/<date>", "/coffee/propose/<community>": coffee rooms and the chat at their tables put together, which know nothing
 * of each other.
 */
export default function CoffeePlace() {
  const [path] = useLocation();
  const [, , room, id] = path.split("/");
  const isScreen = room === undefined || room === "" || room === "dates" || room === "propose";
  const screen = <CoffeeScreen date={room === "dates" ? id : undefined} proposesIn={room === "propose" ? id : undefined} />;
  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Panes>{isScreen ? screen : <RoomScreen key={room} roomId={room} chat={chat} />}</Panes>
    </Suspense>
  );
}
