import { plural } from "@lingui/core/macro";
import { useMemo } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { AvatarStack } from "@/ui/AvatarStack";

/** Some faces of those who come or can, without those whom one has blocked: they are counted, and not shown. */
export function Faces({ people, most = 5 }: { people: readonly string[]; most?: number }) {
  const state = useLive((all) => all);
  const shown = useMemo(
    () => people.filter((id) => !state.blocked.has(id)).map((id) => ({ id, name: nameOf(state, id), src: state.people[id]?.avatar_url ?? null })),
    [people, state],
  );
  if (shown.length === 0) return null;
  const names = new Intl.ListFormat(undefined).format(shown.slice(0, most).map(({ name }) => name));
  const others = people.length - Math.min(most, shown.length);
  const label = others > 0 ? plural(others, { one: `${names} and # other`, other: `${names} and # others` }) : names;
  return <AvatarStack people={shown} most={most} total={people.length} size="s" label={label} />;
}
