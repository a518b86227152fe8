import { useLingui } from "@lingui/react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sameItems } from "@/lib/store";
import { AvatarStack } from "@/ui/AvatarStack";
import { namesInWords } from "./words";

/** Names of people, in words: "Mara, Tobias and 3 more" is cut by whoever shows it. */
export function useNames(ids: readonly string[]): string {
  const { i18n } = useLingui();
  const names = useLive((state) => ids.map((id) => nameOf(state, id)), sameItems);
  return namesInWords(names, i18n.locale);
}

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
