/** Where one is in an episode: chapters, the shape of its sound, and times as they are written. Pure; all in milliseconds. */
import type { Chapter } from "@/lib/wire";

/** Loudness from the wire: a byte for every 100 ms. */
export function bytesOf(peaks: string): Uint8Array {
  return Uint8Array.from(atob(peaks), (sign) => sign.charCodeAt(0));
}

/** So many bars, 0..100: the loudest fills the height. A mean, since in the peaks of half a minute all speech looks alike. */
export function barsOf(peaks: Uint8Array, count: number): number[] {
  if (peaks.length === 0) return Array.from({ length: count }, () => 0);
  const means = Array.from({ length: count }, (_, nth) => {
    const from = Math.floor((nth * peaks.length) / count);
    const part = peaks.subarray(from, Math.max(from + 1, Math.floor(((nth + 1) * peaks.length) / count)));
    return part.reduce((sum, one) => sum + one, 0) / part.length;
  });
  const loudest = Math.max(1, ...means);
  return means.map((mean) => Math.round((mean / loudest) * 100));
}

/** The chapter that a moment is in; -1 before the first, and where there are none. */
export function chapterAt(chapters: readonly Chapter[], at_ms: number): number {
  return chapters.findLastIndex(({ start_ms }) => start_ms <= at_ms);
}

export function within(at_ms: number, duration_ms: number): number {
  return Math.round(Math.min(Math.max(0, at_ms), duration_ms));
}

/** "12:34.5", for who has to be exact. */
export function exactWords(at_ms: number): string {
  const tenths = Math.round(at_ms / 100);
  const [hours, minutes, seconds] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  const two = (text: string) => text.padStart(2, "0");
  const end = seconds.toFixed(1).padStart(4, "0");
  return hours > 0 ? `${hours}:${two(String(minutes))}:${end}` : `${minutes}:${end}`;
}

const TIME = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/;

/** Reads "1:02:03", "12:34.5", "90"; null where it is none. */
export function readTime(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, hours = "0", minutes, seconds = "0"] = found;
  const s = Number(seconds.replace(",", "."));
  if (minutes !== undefined && s >= 60) return null;
  return Math.round((Number(hours) * 3_600 + Number(minutes ?? 0) * 60 + s) * 1_000);
}
