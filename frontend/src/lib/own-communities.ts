import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import { useLive } from "@/lib/live/current";
import type { Community } from "@/lib/wire";

/** The communities that one is in, by name: where one may start a talk. */
export function useOwnCommunities(): readonly Community[] {
  const { i18n } = useLingui();
  const own = useLive((state) => state.communities);
  return useMemo(() => {
    const { compare } = new Intl.Collator(i18n.locale);
    return Object.values(own)
      .map(({ community }) => community)
      .toSorted((one, other) => compare(one.name, other.name));
  }, [own, i18n.locale]);
}
