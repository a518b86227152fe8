import { useLingui } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import type { Bot } from "@/lib/wire";
import { Select } from "@/ui/Select";

export const NEW = "new";
export const EVERYWHERE = "everywhere";

/** The channels of the community that one is in, by name. */
export function useChannels(community: string) {
  const rooms = useLive((state) => state.rooms);
  return rooms.values()
    .map(({ room }) => room)
    .filter((room) => room.kind === "channel" && room.community === community && !room.is_archived)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Who speaks: a bot that is there, or one that is made now. */
export function BotChoice({ bots, value, onChange }: { bots: readonly Bot[]; value: string; onChange: (bot: string) => void }) {
  const { t } = useLingui();
  return (
    <Select
      label={t`Speaks as`}
      value={value}
      onChange={onChange}
      options={[
        { id: NEW, label: t`A new bot of this name` },
        ...bots.map(({ person }) => ({ id: person.id, label: person.name })),
      ]}
    />
  );
}
