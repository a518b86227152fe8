import { useLingui } from "@lingui/react/macro";
import { Ban, Flag, MessageCircleOff, Trash2 } from "lucide-react";
import { useIsBlocked } from "@/lib/blocking";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { orderCell } from "@/lib/order";
import { reportCell } from "@/lib/reports";
import type { Message } from "@/lib/wire";
import type { MenuEntry } from "@/ui/Menu";
import { startDeletion, toggleBlocked } from "./acts";
import { useRoomActs } from "./room-acts";

/** What one does about a message of somebody else, and to keep order: rows of its menu, the last ones. */
export function useOrderEntries(message: Message, onDone: () => void): MenuEntry[] {
  const { t } = useLingui();
  const { room, me, mayDelete } = useRoomActs();
  const isMine = message.author === me;
  const name = useLive((state) => nameOf(state, message.author));
  const isOn = useIsBlocked(message.author);
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
  const aboutOthers: MenuEntry[] = isMine
    ? []
    : [
        {
          id: "report",
          label: t`Report…`,
          icon: <Flag aria-hidden />,
          shortcut: "!",
          onAction: after(() => reportCell.set({ message, room })),
        },
        {
          id: "block",
          label: isOn ? t`Unblock ${name}` : t`Block ${name}`,
          icon: <Ban aria-hidden />,
          onAction: after(() => toggleBlocked(message.author, name, isOn)),
        },
      ];
  if (!mayDelete(message)) return aboutOthers;
  return [
    ...aboutOthers,
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
