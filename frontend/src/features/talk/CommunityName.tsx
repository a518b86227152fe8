import { Link } from "wouter";
import { useCommunityName } from "@/lib/community-name";

export function CommunityLink({ id }: { id: string }) {
  return <Link href={`/rooms/c/${id}`}>{useCommunityName(id)}</Link>;
}
