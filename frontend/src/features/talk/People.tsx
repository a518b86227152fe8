import { useLive } from "@/lib/live/current";
import { AvatarStack } from "@/ui/AvatarStack";

interface FacesProps {
  ids: readonly string[];
  /** What they do together; spoken. */
  label: string;
  size?: "xs" | "s" | "m" | "l";
  most?: number;
}

export function Faces({ ids, label, size = "s", most = 4 }: FacesProps) {
  const people = useLive((state) => state.people);
  const shown = ids.slice(0, most).map((id) => ({ id, name: people[id]?.name ?? "…", src: people[id]?.avatar_url ?? null }));
  return <AvatarStack people={shown} total={ids.length} most={most} size={size} label={label} />;
}
