import { msg } from "@lingui/core/macro";
import { FolderPlus } from "lucide-react";
import { useMemo } from "react";
import { type Command, useCommands } from "@/lib/commands";
import type { SectionAsk } from "./list-acts";

const OTHER_WORDS = msg`folder group sort my rooms`;

/** Arranging the list from the palette. */
export function useListCommands(onSection: (ask: SectionAsk) => void): void {
  const list = useMemo<Command[]>(
    () => [
      {
        id: "section.new",
        title: msg`New section in my list`,
        alsoKnownAs: OTHER_WORDS,
        group: msg`Rooms`,
        icon: FolderPlus,
        run: () => onSection({ section: null, room: null }),
      },
    ],
    [onSection],
  );
  useCommands(list);
}
