import { Hash, Lock, MessageCircle } from "lucide-react";
import type { FoundPlace } from "./api";

/** A channel, a private one, or a conversation among people. */
export function PlaceIcon({ place }: { place: FoundPlace | undefined }) {
  const Icon = place?.community === null ? MessageCircle : place?.is_private ? Lock : Hash;
  return <Icon aria-hidden />;
}
