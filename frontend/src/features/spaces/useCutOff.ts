import { useConnection } from "@/lib/connection";

/** Whether the server is not heard: acts wait, and say why. */
export function useCutOff(): boolean {
  const connection = useConnection();
  return connection === "offline" || connection === "reconnecting";
}
