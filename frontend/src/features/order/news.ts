/** What the live model tells of reports: the desk's list and badge, and a word to who has reported something. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { setPlaceBadge } from "@/lib/badges";
import { keeperCell, refreshReportsQuietly, reportsCell } from "@/lib/reports";
import type { Entry } from "@/lib/topics";
import type { MyReport, Outcome } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";

const TOLD: Record<Outcome, MessageDescriptor> = {
  removed: msg`Your report was looked at: the message is gone.`,
  acted: msg`Your report was looked at, and something was done about it.`,
  no_violation: msg`Your report was looked at: no violation was found.`,
};

function tell({ outcome }: MyReport): void {
  if (outcome === null) return;
  toasts.add({ text: i18n._(TOLD[outcome]), act: { label: i18n._(msg`Read it`), onAct: () => navigate("/settings/concern") } });
}

/** What the app hands on from the live model. */
export const orderEars = {
  onEntries: (entries: readonly Entry[]): void => {
    for (const { event } of entries) if (event.type === "report.answered") tell(event.report);
    // What somebody may decide on changes with their standing, and a message may be gone.
    const touches = new Set(["message.deleted", "community.entered", "community.exited", "me.changed"]);
    if (reportsCell.get() && entries.some(({ event }) => touches.has(event.type))) refreshReportsQuietly();
  },
};

/** Keeps the list and its badge while somebody keeps order. Returns the way out. */
export function startDesk(): () => void {
  const stops = [
    keeperCell.subscribe(refreshReportsQuietly),
    reportsCell.subscribe(() => setPlaceBadge("desk", { count: keeperCell.get() ? (reportsCell.get()?.open.length ?? 0) : 0 })),
  ];
  refreshReportsQuietly();
  return () => {
    for (const stop of stops) stop();
    reportsCell.set(null);
    keeperCell.set(false);
  };
}
