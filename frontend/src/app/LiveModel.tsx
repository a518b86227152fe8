import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useLaterCommands } from "@/features/chat/later/useLaterCommands";
import { useDirectsSource } from "@/features/chat/useDirectsSource";
import { useReachCommands } from "@/features/attention/useReachCommands";
import { useRoomCommands } from "@/features/chat/useRoomCommands";
import { usePeopleSource } from "@/features/people/usePeopleSource";
import { useSearchCommands } from "@/features/search/useSearchCommands";
import { useIsLoaded } from "@/lib/live/current";
import { goLive } from "./live";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

/** Holds the live model while someone is signed in. Screens come once its start snapshot has. */
export function LiveModel({ person, children }: { person: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [isSet, setSet] = useState(false);
  useEffect(() => {
    const stop = goLive(person, queries);
    // Only now is there an engine to read from.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setSet(true);
    return stop;
  }, [person, queries]);
  return isSet ? <Loaded>{children}</Loaded> : <PlaceSkeleton />;
}

function Loaded({ children }: { children: ReactNode }) {
  useRoomCommands();
  useLaterCommands();
  useDirectsSource();
  usePeopleSource();
  useReachCommands();
  useSearchCommands();
  return useIsLoaded() ? children : <PlaceSkeleton />;
}
