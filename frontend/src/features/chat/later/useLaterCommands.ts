import { msg } from "@lingui/core/macro";
import { AlarmClock, CalendarClock, PencilLine } from "lucide-react";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { type Command, useCommands } from "@/lib/commands";

const GROUP = msg`Go to`;

/** The parts of "Later" in the palette. */
export function useLaterCommands(): void {
  const [, navigate] = useLocation();
  const list = useMemo<Command[]>(
    () => [
      { id: "later.reminders", title: msg`Reminders`, group: GROUP, icon: AlarmClock, run: () => navigate("/later/reminders") },
      { id: "later.drafts", title: msg`Drafts`, group: GROUP, icon: PencilLine, run: () => navigate("/later/drafts") },
      { id: "later.scheduled", title: msg`Scheduled messages`, group: GROUP, icon: CalendarClock, run: () => navigate("/later/scheduled") },
    ],
    [navigate],
  );
  useCommands(list);
}
