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

/** "/coffee", "/coffee/<room>": coffee rooms and the chat at their tables put together, which know nothing of each other. */
export default function CoffeePlace() {
  const [path] = useLocation();
  const [, , room] = path.split("/");
  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Panes>{room ? <RoomScreen key={room} roomId={room} chat={chat} /> : <CoffeeScreen />}</Panes>
    </Suspense>
  );
}
