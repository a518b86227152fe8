/** Times of sounds in figures. Pure. */

/** "0:07", "1:00": lengths of short sounds. */
export function lengthWords(length_ms: number): string {
  const all_s = Math.max(0, Math.round(length_ms / 1_000));
  return `${Math.floor(all_s / 60)}:${String(all_s % 60).padStart(2, "0")}`;
}

/** "1:02:33", "4:09": a moment, or how long something has gone on. */
export function clockWords(since_ms: number): string {
  const all_s = Math.max(0, Math.floor(since_ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(all_s / 3_600), Math.floor(all_s / 60) % 60, all_s % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
