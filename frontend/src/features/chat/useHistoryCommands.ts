import { msg } from "@lingui/core/macro";
import { ArrowUpToLine, CalendarDays } from "lucide-react";
import { useMemo } from "react";
import { type Command, useCommands } from "@/lib/commands";
import type { Stretch } from "@/lib/live/state";
import { dayWishCell } from "./days";

const GROUP = msg`Rooms`;

interface Input {
  room: string;
  me: string;
  stretch: Stretch | undefined;
  /** Where "New" stands; null: nowhere. */
  newAfter: number | null;
  jump: (seq: number) => void;
}

/** Finding one's way in a room's history: to a day, and back to where the unread begins. */
export function useHistoryCommands({ room, me, stretch, newAfter, jump }: Input): void {
  const firstNew = newAfter === null ? null : (stretch?.messages.find(({ seq, author }) => seq > newAfter && author !== me)?.seq ?? newAfter + 1);
  const list = useMemo<Command[]>(
    () => [
      {
        id: "room.day",
        title: msg`Go to a day`,
        alsoKnownAs: msg`jump date calendar history`,
        group: GROUP,
        icon: CalendarDays,
        keys: "g d",
        run: () => dayWishCell.set(room),
      },
      ...(firstNew === null
        ? []
        : [
            {
              id: "room.unread",
              title: msg`Go to the first unread message`,
              group: GROUP,
              icon: ArrowUpToLine,
              keys: "g u",
              run: () => jump(firstNew),
            },
          ]),
    ],
    [room, firstNew, jump],
  );
  useCommands(list);
}
