/** Reports of messages and of people at coffee tables: asking for one, and the list of those that one decides on, asked for anew whenever it changes. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { CoffeeRoom, Complaint, Message, Reports, Room } from "./wire";

/** A message, or somebody at a coffee table. */
export type Reported = { message: Message; room: Room } | { person: string; table: CoffeeRoom };

/** What is being reported; null: nothing. */
export const reportCell = createCell<Reported | null>(null);

/** Whether one keeps order somewhere, so that there is a desk. */
export const keeperCell = createCell(false);

/** Null until it has been asked for. */
export const reportsCell = createCell<Reports | null>(null);

export const useReports = (): Reports | null => useCell(reportsCell);

export const COMPLAINTS: readonly Complaint[] = ["insult", "spam", "private", "other"];

export const COMPLAINT_NAMES: Record<Complaint, MessageDescriptor> = {
  insult: msg`Insults or threatens somebody`,
  spam: msg`Advertising or spam`,
  private: msg`Tells something private`,
  other: msg`Something else`,
};

let asking: Promise<void> | null = null;
let isStale = false;

/** Asks again; who asks meanwhile gets an answer that is no older than their question. */
export async function refreshReports(): Promise<void> {
  isStale = true;
  asking ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        reportsCell.set(await api.get("/api/reports"));
      }
    } finally {
      asking = null;
    }
  })();
  await asking;
}

/** For where an answer is nice to have: what is known stays. Nobody without a desk asks. */
export function refreshReportsQuietly(): void {
  if (keeperCell.get()) refreshReports().catch(() => undefined);
}
