import { useLingui } from "@lingui/react/macro";
import { MessageCircleOff, Trash2 } from "lucide-react";
import { orderCell } from "@/lib/order";
import type { Message } from "@/lib/wire";
import type { MenuEntry } from "@/ui/Menu";
import { startDeletion } from "./acts";
import { useRoomActs } from "./room-acts";

/** What one does about a message to keep order: rows of its menu, the last ones. */
export function useOrderEntries(message: Message, onDone: () => void): MenuEntry[] {
  const { t } = useLingui();
  const { room, me, mayDelete } = useRoomActs();
  if (!mayDelete(message)) return [];
  const isMine = message.author === me;
  const after = (act: () => void) => () => {
    onDone();
    act();
  };
  const { community } = room;
  const mute: MenuEntry[] =
    isMine || community === null
      ? []
      : [
          {
            id: "mute",
            label: t`Mute the author…`,
            icon: <MessageCircleOff aria-hidden />,
            onAction: after(() => orderCell.set({ act: "mute", community, person: message.author })),
          },
        ];
  return [
    ...mute,
    {
      id: "delete",
      label: isMine ? t`Delete` : t`Delete…`,
      icon: <Trash2 aria-hidden />,
      shortcut: "delete",
      isDanger: true,
      onAction: after(() => startDeletion(message, me)),
    },
  ];
}
