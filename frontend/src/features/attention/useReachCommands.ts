import { msg } from "@lingui/core/macro";
import { Bell, BellRing, Moon, Smile, X } from "lucide-react";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { type Command, useCommands } from "@/lib/commands";
import { ownReachCell, reachDialogCell } from "@/lib/own-reach";
import { attempt, beginDnd, clearStatus, endDnd } from "./api";
import { momentOf } from "./ends";

const GROUP = msg`How you are reached`;
const OTHER_WORDS = msg`status emoji away lunch meeting holiday sick`;
const QUIET_WORDS = msg`dnd quiet moon pause notifications`;

const forAnHour = () => attempt(beginDnd(momentOf("hour", new Date())?.toISOString() ?? null));

/** Saying how one is to be reached, from the palette and by keys. */
export function useReachCommands(): void {
  const [, navigate] = useLocation();
  const { status, hold } = useCell(ownReachCell);
  const hasStatus = status !== null;
  const list = useMemo<Command[]>(() => {
    const quiet: Command[] =
      hold === null
        ? [
            { id: "dnd.begin", title: msg`Do not disturb…`, alsoKnownAs: QUIET_WORDS, group: GROUP, icon: Moon, keys: "z", run: () => reachDialogCell.set("dnd") },
            { id: "dnd.hour", title: msg`Do not disturb for an hour`, alsoKnownAs: QUIET_WORDS, group: GROUP, icon: Moon, run: forAnHour },
          ]
        : [{ id: "dnd.end", title: msg`Be reachable again`, alsoKnownAs: QUIET_WORDS, group: GROUP, icon: BellRing, keys: "z", run: () => attempt(endDnd()) }];
    return [
      { id: "status.set", title: msg`Set a status…`, alsoKnownAs: OTHER_WORDS, group: GROUP, icon: Smile, keys: "mod+shift+y", run: () => reachDialogCell.set("status") },
      ...(hasStatus ? [{ id: "status.clear", title: msg`Take the status back`, alsoKnownAs: OTHER_WORDS, group: GROUP, icon: X, run: () => attempt(clearStatus()) }] : []),
      ...quiet,
      { id: "notifications.open", title: msg`Notifications and quiet hours`, alsoKnownAs: QUIET_WORDS, group: GROUP, icon: Bell, run: () => navigate("/settings/notifications") },
    ];
  }, [hold, hasStatus, navigate]);
  useCommands(list);
}
