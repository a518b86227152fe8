import { lazy, Suspense } from "react";
import HouseScreen from "@/features/house/HouseScreen";
import { Skeleton } from "@/ui/Skeleton";

const AllBots = lazy(() => import("@/features/bots/AllBots"));

/** The house and its bots put together. */
export default function HousePlace() {
  return (
    <HouseScreen
      bots={
        <Suspense fallback={<Skeleton shape="block" height="6rem" />}>
          <AllBots />
        </Suspense>
      }
    />
  );
}
