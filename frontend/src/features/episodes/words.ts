/** Days, lengths and troubles in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Episode } from "@/lib/wire";

/** "12. März", with the year where it is not this one. */
export function dayWords(at: string, now: Date, locale: string): string {
  const day = new Date(at);
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", ...year }).format(day);
}

export const namesInWords = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(names);

/** "1,25×" */
export const speedWords = (speed: number, locale: string): string => `${new Intl.NumberFormat(locale).format(speed)}×`;

export const lengthInMinutes = (duration_ms: number): number => Math.max(1, Math.round(duration_ms / 60_000));

export const PROBLEM_WORDS: Record<NonNullable<Episode["problem"]>, MessageDescriptor> = {
  nothing_recorded: msg`Nothing is left of the recording: no voice in it may be heard.`,
  disk_full: msg`The server's disk is full. The recording is safe; once there is room, try again.`,
  broken: msg`Something went wrong on the server. The recording is safe; try again.`,
};
